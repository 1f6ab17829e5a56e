package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What one partner sold is to another, in whatever role, as if it did not exist. */
class NeighbourTest {

    private static final String BASE = PayungEndpoint.BASE;

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;
    private static Answer policy;
    private static String application = "";
    private static String claim = "";

    @BeforeAll
    static void sell() {
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments());
        Purchase sold = new Purchase(server, partners.as("seller"));
        policy = sold.issue(sold.issueBody(), "same-key");
        Purchase held = new Purchase(server, partners.as("seller"));
        application = held.apply(held.applicationBody(), "held").text("/application");
        claim = call("claims", "POST", "/policies/" + policy.text("/policyNumber") + "/claims", Purchase.claimBody().toString()).text("/claim");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "seller, GET,  /policies/{number}",
        "reader, GET,  /policies/{number}/consent",
        "seller, GET,  /applications/{application}",
        "claims, POST, /policies/{number}/claims",
        "claims, GET,  /claims/{claim}",
        "claims, POST, /claims/{claim}/documents",
    })
    void isAsUnknownAsWhatDoesNotExist(String owner, String method, String path) {
        String documents = "{\"documents\":[{\"type\":\"village-letter\"}]}";
        String body = method.equals("GET") ? null : path.contains("{number}") ? Purchase.claimBody().toString() : documents;

        Answer theirs = call("other", method, filled(path, policy.text("/policyNumber"), application, claim), body);
        Answer nothing = call("other", method, filled(path, "PYG-0", new UUID(1, 2).toString(), new UUID(1, 2).toString()), body);
        Answer ours = call(owner, method, filled(path, policy.text("/policyNumber"), application, claim), body);

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.response().body()).isEqualTo(nothing.response().body());
        assertThat(theirs.response().headers().map().keySet()).isEqualTo(nothing.response().headers().map().keySet());
        assertThat(ours.status()).as("it is there").isBetween(200, 201);
    }

    private static String filled(String path, String number, String application, String claim) {
        return path.replace("{number}", number).replace("{application}", application).replace("{claim}", claim);
    }

    @Test
    void standsInNoListOfAnother() {
        assertThat(call("reader", "GET", "/policies", null).body().at("/policies")).isNotEmpty();
        assertThat(call("other", "GET", "/policies?partnerReference=order-1", null).body().at("/policies")).isEmpty();
        assertThat(call("reader", "GET", "/events", null).response().body()).contains(policy.text("/policyNumber"));
        assertThat(call("other", "GET", "/events", null).response().body()).doesNotContain(policy.text("/policyNumber"), claim, application);
    }

    @Test
    void takesNoCursorOfAnother() {
        String next = call("reader", "GET", "/events", null).text("/next");

        assertThat(next).isNotEmpty();
        assertThat(call("other", "GET", "/events?after=" + next, null).response().body()).doesNotContain(policy.text("/policyNumber"));
    }

    @Test
    void sellsUnderTheSameIdempotencyKeyWithoutMeetingTheOther() {
        Purchase purchase = new Purchase(server, partners.as("other"));

        Answer theirs = purchase.issue(purchase.issueBody(), "same-key");

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.header("Idempotency-Replayed")).isEmpty();
        assertThat(theirs.text("/policyNumber")).isNotEqualTo(policy.text("/policyNumber"));
    }

    @Test
    void cannotIssueTheOfferOfAnother() {
        ObjectNode offered = new Purchase(server, partners.as("seller")).issueBody();
        long before = server.counts().get("policy");

        Answer theirs = new Purchase(server, partners.as("other")).issue(offered, "stolen");

        assertThat(theirs.text("/code")).isEqualTo("TOKEN_INVALID");
        assertThat(server.counts().get("policy")).isEqualTo(before);
        assertThat(new Purchase(server, partners.as("seller")).issue(offered, "own").status()).isEqualTo(201);
    }

    /** As the caller, with the secret of the policy that our seller sold. */
    private static Answer call(String caller, String method, String path, String body) {
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as(caller)));
        headers.addAll(List.of(Headers.HOLDER_SECRET, policy.text("/holderSecret"), Headers.IDEMPOTENCY_KEY, "call-" + UUID.nameUUIDFromBytes((caller + path).getBytes())));
        return server.send(method, BASE + path, body, headers.toArray(String[]::new));
    }
}
