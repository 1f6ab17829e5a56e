package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.replay.DecisionReplay;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a policy was issued, decided again, and who gets it. */
class DecisionEndpointTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    private final Purchase purchase = new Purchase(server);
    private final Answer policy = purchase.issue(purchase.issueBody(), "decision-" + purchase.reference());
    private final String path = "/payung/v1/policies/" + policy.text("/policyNumber") + "/decision";

    @BeforeAll
    static void start() {
        server = TestServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesTheHolderWhatWasDecidedAndDecidesItAgain() {
        Answer answer = server.get(path, "Payung-Holder-Secret", policy.text("/holderSecret"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text("/decision/outcome")).isEqualTo("issued");
        assertThat(answer.text("/receipt/engineVersion")).isEqualTo(answer.text("/replay/engineVersion")).isEqualTo("by-hand 1");
        assertThat(answer.text("/receipt/language")).isNotEmpty();
        assertThat(answer.response().body()).contains("\"replay\":{\"identical\":true,", "\"differences\":[]", "\"notRecomputed\":[]");
    }

    @Test
    void givesTheDecisionByteForByte() {
        Payung payung = server.bean(Payung.class);
        byte[] stored = CanonicalJson.write(payung.decision(new PolicyNumber(policy.text("/policyNumber"))).orElseThrow().receipt().decision());

        Answer answer = server.get(path, "Payung-Holder-Secret", policy.text("/holderSecret"));

        assertThat(answer.response().body()).startsWith("{\"decision\":" + new String(stored, StandardCharsets.UTF_8) + ",\"receipt\":");
        assertThat(answer.response().body()).as("nobody is named").doesNotContain("Siti", "Warsito", "317101");
    }

    @Test
    void answersEverybodyElseAsIfThereWereNothing() {
        Answer none = server.get(path);
        Answer wrong = server.get(path, "Payung-Holder-Secret", "wrong");
        Answer nothing = server.get("/payung/v1/policies/PYG-0/decision", "Payung-Holder-Secret", policy.text("/holderSecret"));

        assertThat(List.of(none.status(), wrong.status(), nothing.status())).containsOnly(404);
        assertThat(none.response().body()).isEqualTo(wrong.response().body()).isEqualTo(nothing.response().body());
    }

    @Test
    void givesThePartnerThatSoldItTheDecisionWithoutTheSecret() {
        Payung payung = server.bean(Payung.class);
        DecisionController ours = new DecisionController(new OpenDesk(payung));
        DecisionController others = new DecisionController(new OpenDesk(payung.forPartner(PartnerId.of("other"))));
        String number = policy.text("/policyNumber");

        assertThat(ours.decision(number, requestOf("PAYUNG_PARTNER")).getStatusCode().value()).isEqualTo(200);
        for (DecisionController each : List.of(others, new DecisionController(new OpenDesk(payung)))) {
            String role = each == others ? "PAYUNG_PARTNER" : "CUSTOMER";
            assertThatThrownBy(() -> each.decision(number, requestOf(role)))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
        }
    }

    @Test
    void replaysAsTheReadmeSays() throws IOException {
        Payung payung = server.bean(Payung.class);
        PolicyNumber number = new PolicyNumber(policy.text("/policyNumber"));
        // region: decision-replay
        DecisionReplay replay = payung.decision(number).orElseThrow();
        boolean same = replay.isIdentical();
        List<String> where = replay.differences(); // "/results/premium/amount" …
        // end region

        assertThat(same).isTrue();
        assertThat(where).isEmpty();
        String readme = Files.readString(Path.of("README.md"));
        String own = Files.readString(Path.of("src/test/java/io/payung/spring/web/DecisionEndpointTest.java"));
        String begin = "// region: decision-replay\n";
        String region = own.substring(own.indexOf(begin) + begin.length(), own.indexOf("        // end region")).replaceAll("(?m)^ {8}", "");
        assertThat(readme).contains("<!-- region: decision-replay -->\n```java\n" + region + "```\n");
    }

    /** What the host's security says about a caller who sent nothing of ours. */
    private static HttpServletRequest requestOf(String role) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("isUserInRole") ? role.equals(arguments[0]) : null);
    }
}
