package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.Payung;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.consent.proof.Consents;
import io.payung.consent.proof.WithdrawalCommand;
import io.payung.consent.proof.WithdrawalOutcome;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The receipt of a consent, and who gets it. */
class ConsentEndpointTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    private final Purchase purchase = new Purchase(server);
    private final Answer policy = purchase.issue(purchase.issueBody(), "consent-" + purchase.reference());
    private final String path = "/payung/v1/policies/" + policy.text("/policyNumber") + "/consent";

    @BeforeAll
    static void start() {
        server = TestServer.in(folder, "--payung.consent.seal-every=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesTheHolderAReceiptThatNamesNobody() {
        Answer receipt = server.get(path, "Payung-Holder-Secret", policy.text("/holderSecret"));

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.header("Cache-Control")).isEqualTo("no-store");
        assertThat(receipt.text("/policy_number")).isEqualTo(policy.text("/policyNumber"));
        assertThat(receipt.text("/records/0/processing/purpose")).isEqualTo("contract");
        assertThat(receipt.text("/records/0/processing/clauses/0/id")).isEqualTo("summary");
        assertThat(receipt.text("/records/0/processing/languages_shown/0")).isEqualTo("en");
        assertThat(receipt.text("/records/0/events/0/event_state")).isEqualTo("given");
        assertThat(receipt.response().body()).doesNotContain("Siti", "Warsito", "AG-17", "317101");
    }

    @Test
    void givesNobodyElseAnythingButWhatTheyGetForNothing() {
        Answer none = server.get(path);
        Answer wrong = server.get(path, "Payung-Holder-Secret", "wrong");
        Answer nothing = server.get("/payung/v1/policies/PYG-0/consent", "Payung-Holder-Secret", policy.text("/holderSecret"));

        assertThat(List.of(none.status(), wrong.status(), nothing.status())).containsOnly(404);
        assertThat(none.response().body()).isEqualTo(wrong.response().body()).isEqualTo(nothing.response().body());
    }

    @Test
    void givesThePartnerThatSoldItAReceiptWithoutTheSecret() {
        Payung payung = server.bean(Payung.class);
        ConsentController ours = new ConsentController(new OpenDesk(payung));
        ConsentController others = new ConsentController(new OpenDesk(payung.forPartner(PartnerId.of("other"))));
        String number = policy.text("/policyNumber");

        assertThat(ours.receipt(number, requestOf("PAYUNG_PARTNER")).getStatusCode().value()).isEqualTo(200);
        assertThatThrownBy(() -> others.receipt(number, requestOf("PAYUNG_PARTNER")))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
        assertThatThrownBy(() -> ours.receipt(number, requestOf("CUSTOMER")))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
    }

    @Test
    void withdrawsAsTheReadmeSays() {
        Payung payung = server.bean(Payung.class);
        PolicyNumber number = new PolicyNumber(policy.text("/policyNumber"));
        // region: consent-withdraw
        WithdrawalOutcome outcome = payung.consents().withdraw(WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION).via("app"));
        // end region

        assertThat(outcome).as("this product has no such clause").isInstanceOf(WithdrawalOutcome.Refused.class);
    }

    @Test
    void takesAConsentBackForItsHolder() {
        String[] secret = {"Payung-Holder-Secret", policy.text("/holderSecret")};
        String withdrawals = path + "/withdrawals";

        Answer early = server.post(withdrawals, "{\"purpose\":\"contract\",\"withdrawnAt\":\"2001-01-01T00:00:00Z\"}", secret);
        Answer first = server.post(withdrawals, "{\"purpose\":\"contract\",\"by\":\"applicant\",\"channel\":\"app\"}", secret);
        Answer again = server.post(withdrawals, "{\"purpose\":\"contract\"}", secret);

        assertThat(early.text("/code")).isEqualTo("WITHDRAWAL_BEFORE_CONSENT");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/duty")).isEqualTo("decide-on-policy");
        assertThat(first.text("/effect")).isEqualTo("contract-in-question");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(server.post(withdrawals, "{\"purpose\":\"contract\"}").status()).as("without the secret").isEqualTo(404);
        assertThat(server.post(withdrawals, "{\"purpose\":\"data-protection\"}", secret).text("/reasons/0/code")).isEqualTo("CONSENT_NOT_GIVEN");
        assertThat(server.post(withdrawals, "{\"purpose\":\"fun\",\"by\":\"me\"}", secret).text("/errors/0/pointer")).isEqualTo("/by");
        assertThat(server.get(path, secret).text("/records/0/events/1/event_state")).isEqualTo("withdrawn");
    }

    @Test
    void exportsAsTheReadmeSays(@TempDir Path folder) throws IOException {
        Payung payung = server.bean(Payung.class);
        // region: consent-export
        Files.writeString(folder.resolve("keys.txt"), payung.consents().headKey() + "\n");
        try (Writer ledger = Files.newBufferedWriter(folder.resolve("ledger.jsonl"))) {
            payung.consents().export(ledger);
        }
        // end region

        assertThat(Files.readAllLines(folder.resolve("ledger.jsonl"))).hasSizeGreaterThan(1);
    }

    @Test
    void theReadmeShowsWhatRunsHere() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String here = Files.readString(Path.of("src/test/java/io/payung/spring/web/ConsentEndpointTest.java"));
        for (String region : List.of("consent-withdraw", "consent-export")) {
            String shown = between(readme, "<!-- region: " + region + " -->\n```java\n", "```");
            String run = between(here, "// region: " + region + "\n", "        // end region").replaceAll("(?m)^ {8}", "");

            assertThat(shown).isEqualTo(run).isNotBlank();
        }
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    @Test
    @Timeout(120)
    void sealsOnItsOwnAndProvesItFromTheExport() {
        Consents consents = server.bean(Payung.class).consents();
        while (server.counts().get("consent_entry") < server.counts().get("consent")) {
            Thread.onSpinWait();
        }
        StringBuilder export = new StringBuilder();
        consents.export(export);

        assertThat(new LedgerVerifier(TrustedHeadKeys.read(consents.headKey()), List.of()).verify(new StringReader(export.toString())).isSound())
                .isTrue();
    }

    private static HttpServletRequest requestOf(String role) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ConsentEndpointTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, args) ->
                        method.getName().equals("isUserInRole") ? (Object) role.equals(args[0]) : null);
    }
}
