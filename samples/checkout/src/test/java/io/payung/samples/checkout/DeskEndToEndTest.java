package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.samples.checkout.Caller.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The insurer's desk over HTTP, and what the holder is told of it. */
class DeskEndToEndTest {

    @TempDir
    static Path folder;

    private static RunningShop shop;
    private static Claims insured;
    private static Claims payable;
    private static Claims paperless;

    @BeforeAll
    static void open() {
        shop = new RunningShop(folder);
        insured = Claims.insured(shop, 41);
        payable = Claims.insured(shop, 42);
        paperless = Claims.insured(shop, 43);
        shop.putForward(Claims.PAST_THE_FIRST_WEEKS);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void showsNothingToWhoHasNoCode() {
        for (String path : List.of("/desk/claims", "/desk/claims/" + insured.in(shop).report("secret-claim", 0))) {
            assertThat(shop.caller().get(path).status()).isEqualTo(401);
            assertThat(shop.caller().get(path, DeskGuard.HEADER, "nobody-knows").text("/code")).isEqualTo("DESK_CODE_WRONG");
            assertThat(desk(path).status()).isEqualTo(200);
        }
        assertThat(shop.caller().post("/desk/claims/x/decision", Map.of(), "Idempotency-Key", "no-code").status()).isEqualTo(401);
        assertThat(shop.caller().post("/desk/claims/x/payments", Map.of(), "Idempotency-Key", "no-code").status()).isEqualTo(401);
    }

    @Test
    void listsClaimsTheNewestFirstAlsoAfterARestart() {
        String older = insured.in(shop).report("older-claim", 1);
        String newer = insured.in(shop).reportWithPapers("newer-claim", 2);

        assertThat(ids(desk("/desk/claims"))).containsSubsequence(newer, older);
        shop.close();
        shop = new RunningShop(folder);
        shop.putForward(Claims.PAST_THE_FIRST_WEEKS);
        assertThat(ids(desk("/desk/claims"))).containsSubsequence(newer, older);
    }

    @Test
    void approvesAndPaysWhatIsPayable() {
        String claim = payable.in(shop).reportWithPapers("claim-42", 0);

        Answer above = decide(claim, "decision-42a", "2000001");
        Answer decided = decide(claim, "decision-42", "2000000");
        Answer again = decide(claim, "decision-42", "2000000");
        Answer twice = decide(claim, "decision-42b", "2000000");

        assertThat(above.status()).isEqualTo(422);
        assertThat(above.text("/reasons/0/code")).isEqualTo("AMOUNT_ABOVE_PAYABLE");
        assertThat(above.text("/reasons/0/limit")).isEqualTo("2000000");
        assertThat(decided.text("/state")).isEqualTo("approved");
        assertThat(again.status()).as("a lost answer is asked for again").isEqualTo(200);
        assertThat(again.text("/state")).isEqualTo("approved");
        assertThat(twice.text("/reasons/0/code")).isEqualTo("CLAIM_MOVE_NOT_ALLOWED");

        assertThat(pay(claim, "pay-42a", "2000001", "TRX-42").text("/reasons/0/code")).isEqualTo("AMOUNT_ABOVE_APPROVED");
        assertThat(pay(claim, "pay-42", "1200000", "TRX-42").text("/left/amount")).isEqualTo("800000");
        assertThat(pay(claim, "pay-42", "1200000", "TRX-42").text("/left/amount")).isEqualTo("800000");
        assertThat(pay(claim, "pay-42b", "800000", "TRX-42").text("/reasons/0/code")).isEqualTo("PAYMENT_REFERENCE_USED");
        assertThat(pay(claim, "pay-42c", "800000", "TRX-42b").text("/state")).isEqualTo("paid");
        assertHolderKnows(payable, claim);
    }

    private static void assertHolderKnows(Claims own, String claim) {
        String path = "/holder/claims/" + claim + "/payments";

        assertThat(shop.caller().get(path, "Payung-Holder-Secret", own.secret()).body().at("/payments")).hasSize(2);
        assertThat(shop.caller().get(path, "Payung-Holder-Secret", insured.secret()).text("/code")).isEqualTo("CLAIM_UNKNOWN");
        assertThat(shop.caller().get(path).status()).isEqualTo(404);
    }

    @Test
    void decidesWithoutPapersOnlyWhenToldSo() {
        String claim = paperless.in(shop).report("claim-43", 0);
        Map<String, Object> reject =
                Map.of("verdict", "reject", "amounts", List.of(), "reasons", List.of("DESK_NOT_PROVEN"), "decidedBy", "Rina", "withoutDocuments", false);
        Map<String, Object> waiving =
                Map.of("verdict", "reject", "amounts", List.of(), "reasons", List.of("DESK_NOT_PROVEN"), "decidedBy", "Rina", "withoutDocuments", true);

        assertThat(send(claim, "decision", "reject-43", reject).text("/reasons/0/code")).isEqualTo("CLAIM_DOCUMENTS_MISSING");
        assertThat(send(claim, "decision", "reject-43", waiving).text("/state")).isEqualTo("rejected");
    }

    @Test
    void namesWhatIsWrongWithARequest() {
        String claim = insured.in(shop).report("claim-wrong", 3);
        Map<String, Object> unknown = Map.of("verdict", "perhaps", "amounts", List.of(), "reasons", List.of(), "decidedBy", "Rina");
        Map<String, Object> reasonless = Map.of("verdict", "reject", "amounts", List.of(), "reasons", List.of(), "decidedBy", "Rina");

        assertThat(send(claim, "decision", "wrong-1", unknown).text("/code")).isEqualTo("CLAIM_VERDICT");
        assertThat(send(claim, "decision", "wrong-2", reasonless).text("/errors/0/pointer")).isEqualTo("/reasons");
        assertThat(desk("/desk/claims/not-an-id").text("/code")).isEqualTo("CLAIM_UNKNOWN");
        assertThat(desk("/desk/claims/00000000-0000-0000-0000-000000000000").text("/code")).isEqualTo("CLAIM_UNKNOWN");
    }

    @Test
    void tellsTheHolderAloneHowThePolicyStands() {
        Answer held = shop.caller().get("/holder/policies/" + insured.number(), "Payung-Holder-Secret", insured.secret());

        assertThat(held.text("/state")).isEqualTo("in-force");
        assertThat(held.body().at("/changes")).isEmpty();
        assertThat(shop.caller().get("/holder/policies/" + insured.number()).text("/code")).isEqualTo("POLICY_UNKNOWN");
        assertThat(shop.caller().get("/holder/policies/" + insured.number(), "Payung-Holder-Secret", "0000").status()).isEqualTo(404);
    }

    private static Answer decide(String claim, String key, String amount) {
        return send(claim, "decision", key, Map.of("verdict", "approve", "reasons", List.of(), "decidedBy", "Rina", "amounts",
                List.of(Map.of("benefit", "medical", "amount", Map.of("amount", amount, "currency", "IDR")))));
    }

    private static Answer pay(String claim, String key, String amount, String reference) {
        return send(claim, "payments", key, Map.of("reference", reference, "payee", "Budi Contoh", "amount", Map.of("amount", amount, "currency", "IDR")));
    }

    private static Answer send(String claim, String what, String key, Map<String, Object> body) {
        return shop.caller().post("/desk/claims/" + claim + "/" + what, body, DeskGuard.HEADER, RunningShop.DESK_CODE, "Idempotency-Key", key);
    }

    private static Answer desk(String path) {
        return shop.caller().get(path, DeskGuard.HEADER, RunningShop.DESK_CODE);
    }

    private static List<String> ids(Answer list) {
        return list.body().at("/claims").valueStream().map((JsonNode claim) -> claim.at("/claim").asString()).toList();
    }
}
