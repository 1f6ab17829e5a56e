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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** From the notice to the last payment, over HTTP. */
class ClaimDeskEndpointTest {

    private static final String BASE = PayungEndpoint.BASE;
    private static final String APPROVE = """
            {"verdict":"approve","amounts":[{"benefit":"death","amount":{"amount":"%s","currency":"IDR"}}],"decidedBy":"Ibu Rini","withoutDocuments":true}""";

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;
    private static int calls;

    private final Answer policy = sell();
    private final String claim = BASE + "/claims/" + notice().text("/claim");

    @BeforeAll
    static void start() {
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer sell() {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        return purchase.issue(purchase.issueBody(), "sold-" + ++calls);
    }

    private Answer notice() {
        return post("claims", BASE + "/policies/" + policy.text("/policyNumber") + "/claims", Purchase.claimBody().toString(), "call-" + ++calls);
    }

    private Answer post(String caller, String path, String body, String key) {
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as(caller)));
        headers.addAll(List.of(Headers.IDEMPOTENCY_KEY, key));
        if (caller.equals("claims")) {
            headers.addAll(List.of(Headers.HOLDER_SECRET, policy.text("/holderSecret")));
        }
        return server.post(path, body, headers.toArray(String[]::new));
    }

    private Answer post(String caller, String what, String body) {
        return post(caller, claim + what, body, "call-" + ++calls);
    }

    private String payment(String amount) {
        return """
                {"reference":"bank-%d","payee":"Budi Santoso","amount":{"amount":"%s","currency":"IDR"}}""".formatted(++calls, amount);
    }

    @Test
    void takesWhomItIsAboutAndNobodyElse() {
        String path = BASE + "/policies/" + policy.text("/policyNumber") + "/claims";
        Answer of = post("claims", path, Purchase.claimBody().put("life", "lives/0").toString(), "call-" + ++calls);
        Answer refused = post("claims", path, Purchase.claimBody().put("life", "lives/1").toString(), "call-" + ++calls);

        assertThat(of.text("/claim")).isEqualTo(claim.substring(claim.lastIndexOf('/') + 1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/life");
        assertThat(post("claims", "/documents", "{\"life\":\"lives/0\"}").text("/life")).isEqualTo("lives/0");
    }

    /** By their own word no notice of theirs would ever be late. */
    @Test
    void aHolderMayNotSayWhenTheyReported() {
        String path = BASE + "/policies/" + policy.text("/policyNumber") + "/claims";
        ObjectNode dated = Purchase.claimBody().put("reportedAt", "2026-11-22T07:00:00Z");

        Answer refused = post("claims", path, dated.toString(), "call-" + ++calls);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/code")).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void aPartnerThatAlsoSellsMaySayWhenItWasReported() {
        Purchase purchase = new Purchase(server, partners.as("other"));
        Answer theirs = purchase.issue(purchase.issueBody(), "theirs-" + ++calls);
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as("other")));
        headers.addAll(List.of(Headers.IDEMPOTENCY_KEY, "call-" + ++calls, Headers.HOLDER_SECRET, theirs.text("/holderSecret")));
        ObjectNode dated = Purchase.claimBody().put("reportedAt", "2026-11-22T07:00:00Z");

        Answer opened = server.post(BASE + "/policies/" + theirs.text("/policyNumber") + "/claims", dated.toString(), headers.toArray(String[]::new));

        assertThat(opened.status()).isEqualTo(201);
    }

    @Test
    void answersASecondNoticeWithTheClaimThatIsThere() {
        String path = BASE + "/policies/" + policy.text("/policyNumber") + "/claims";
        String key = "call-" + ++calls;

        Answer second = post("claims", path, Purchase.claimBody().toString(), key);
        Answer again = post("claims", path, Purchase.claimBody().toString(), key);

        assertThat(List.of(second.status(), again.status())).containsExactly(200, 200);
        assertThat(List.of(second.text("/claim"), again.text("/claim"))).containsOnly(claim.substring(claim.lastIndexOf('/') + 1));
        assertThat(second.response().headers().firstValue(Headers.IDEMPOTENCY_REPLAYED)).isEmpty();
        assertThat(again.response().headers().firstValue(Headers.IDEMPOTENCY_REPLAYED)).contains("true");
    }

    /** And then the heirs still get a secret of their own, and nothing back. */
    @Test
    void endsThePolicyThatItHasUsedUp() {
        String path = BASE + "/policies/" + policy.text("/policyNumber");
        post("insurer", "/decision", APPROVE.formatted("5000000"));
        assertThat(post("insurer", "/payments", payment("5000000")).text("/state")).isEqualTo("paid");

        Answer preview = server.post(path + "/changes", "{\"kind\":\"death\",\"occurredOn\":\"2026-11-22\"}", partners.as("seller"));
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as("seller")));
        headers.addAll(List.of(Headers.IDEMPOTENCY_KEY, "call-" + ++calls));
        Answer death = server.post(BASE + "/changes", "{\"token\":\"" + preview.text("/token") + "\"}", headers.toArray(String[]::new));

        assertThat(server.get(path, partners.as("seller")).text("/state")).isEqualTo("ended-by-claim");
        assertThat(death.text("/state")).isEqualTo("ended-by-claim");
        assertThat(death.text("/holderSecret")).isNotEmpty();
        assertThat(death.body().at("/refunds").size()).isZero();
        assertThat(eventsOf(policy.text("/policyNumber"))).endsWith("claim.paid", "policy.ended_by_claim", "policy.changed");
    }

    /** As they are told, each checked against its schema. */
    private static List<String> eventsOf(String number) {
        List<String> types = new ArrayList<>();
        server.get(BASE + "/events", partners.as("reader")).body().at("/events").forEach(event -> {
            if (number.equals(event.at("/data/policyNumber").asString())) {
                types.add(event.at("/type").asString());
            }
        });
        return types;
    }

    @Test
    void decidesPaysAndCloses() {
        Answer decided = post("insurer", "/decision", APPROVE.formatted("3000000"));
        Answer part = post("insurer", "/payments", payment("1000000"));
        Answer paid = post("insurer", "/payments", payment("2000000"));
        Answer closed = post("insurer", "/closing", "{}");

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text("/state")).isEqualTo("approved");
        assertThat(decided.text("/approved/amount")).isEqualTo("3000000");
        assertThat(part.text("/state")).isEqualTo("approved");
        assertThat(paid.text("/state")).isEqualTo("paid");
        assertThat(paid.text("/paid/amount")).isEqualTo("3000000");
        assertThat(closed.text("/state")).isEqualTo("closed");
        assertThat(closed.body().at("/version").asInt()).isEqualTo(5);
        Answer list = server.get(BASE + "/policies/" + policy.text("/policyNumber") + "/claims", partners.as("insurer"));
        assertThat(list.body().at("/claims")).hasSize(1);
        assertThat(list.body().at("/claims/0")).isEqualTo(closed.body());
    }

    @Test
    void tellsTheHolderWhatWasDecidedAndNotByWhom() {
        String body = """
                {"verdict":"reject","reasons":["NO_ACCIDENT"],"explanation":"Bukan kecelakaan","decidedBy":"Ibu Rini","withoutDocuments":true}""";
        assertThat(server.get(claim, partners.as("insurer")).body().at("/decided").isNull()).isTrue();

        post("insurer", "/decision", body);

        Answer shown = server.get(claim, partners.as("insurer"));
        assertThat(shown.text("/state")).isEqualTo("rejected");
        assertThat(shown.text("/decided/verdict")).isEqualTo("reject");
        assertThat(shown.text("/decided/reasons/0/code")).isEqualTo("NO_ACCIDENT");
        assertThat(shown.text("/decided/explanation")).isEqualTo("Bukan kecelakaan");
        assertThat(shown.response().body()).doesNotContain("Rini");
        assertThat(post("claims", "/dispute", "{\"text\":\"Itu kecelakaan\"}").text("/state")).isEqualTo("disputed");
        assertThat(post("insurer", "/reopening", "{}").text("/state")).isEqualTo("reopened");
    }

    @Test
    void saysTheBoundOfWhatIsRefused() {
        Answer refused = post("insurer", "/decision", APPROVE.formatted("9999999999"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("AMOUNT_ABOVE_PAYABLE");
        assertThat(refused.text("/reasons/0/limit")).isEqualTo(server.get(claim, partners.as("insurer")).text("/payable/0/atMost/amount"));
    }

    @Test
    void answersTheSameForTheSameKey() {
        Answer first = post("insurer", claim + "/decision", APPROVE.formatted("1"), "decide-" + claim);
        Answer again = post("insurer", claim + "/decision", APPROVE.formatted("1"), "decide-" + claim);

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header(Headers.IDEMPOTENCY_REPLAYED)).isEqualTo("true");
        assertThat(post("insurer", claim + "/decision", APPROVE.formatted("2"), "decide-" + claim).text("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void withdrawsForTheHolder() {
        assertThat(post("claims", "/withdrawal", "{}").text("/state")).isEqualTo("withdrawn");
        assertThat(post("insurer", "/decision", APPROVE.formatted("1")).text("/code")).isEqualTo("CLAIM_MOVE_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /decision | {} | /decidedBy FIELD_MISSING;/verdict FIELD_MISSING
            /decision | {"verdict":"maybe","decidedBy":"x"} | /verdict FIELD_NOT_ALLOWED
            /decision | {"verdict":"approve","decidedBy":"x","amounts":[{"benefit":"death","amount":{"amount":"1","currency":"QQQ"}}]} | /amounts/0/amount/currency FIELD_NOT_ALLOWED
            /decision | {"verdict":"approve","decidedBy":"x","amounts":[{"benefit":"death","amount":{"amount":"-1","currency":"IDR"}}]} | /amounts/0/amount/amount FIELD_FORMAT
            /decision | {"verdict":"approve","decidedBy":"x","amounts":[{"benefit":"theft","amount":{"amount":"1","currency":"IDR"}}]} | /amounts/0/benefit FIELD_NOT_ALLOWED
            /decision | {"verdict":"reject","decidedBy":"x","reasons":["no"]} | /reasons/0 FIELD_FORMAT
            /payments | {"payee":"x"} | /amount FIELD_MISSING;/reference FIELD_MISSING
            /payments | {"reference":"a b","payee":"x","amount":{"amount":"1","currency":"IDR"}} | /reference FIELD_FORMAT
            /closing | {"why":"x"} | /why FIELD_UNKNOWN
            """)
    void namesWhatIsWrong(String what, String body, String errors) {
        Answer answer = post("insurer", what, body);

        assertThat(answer.status()).isEqualTo(400);
        List<String> said = new ArrayList<>();
        answer.body().at("/errors").forEach(error -> said.add(error.at("/pointer").asString() + " " + error.at("/code").asString()));
        assertThat(said).containsExactlyInAnyOrder(errors.split(";"));
    }
}
