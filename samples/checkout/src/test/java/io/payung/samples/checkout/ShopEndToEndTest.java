package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.samples.checkout.Caller.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story over HTTP, against the real server, the real rules and a real H2 file. */
class ShopEndToEndTest {

    /** The product sends claims on policies younger than two weeks to the insurer first. */
    private static final Duration PAST_THE_FIRST_WEEKS = Duration.ofDays(20);

    @TempDir
    static Path folder;

    private static RunningShop shop;

    @BeforeAll
    static void open() {
        shop = new RunningShop(folder);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void sellsAPolicyAndToldAgainTellsTheSame() {
        Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(30), 11);
        Answer offer = purchase.quote();
        Map<String, Object> acceptance = purchase.acceptance(offer, purchase.pay(offer));

        Answer first = purchase.issue("order-11", acceptance);
        Answer again = purchase.issue("order-11", acceptance);

        assertThat(offer.text("/outcome")).isEqualTo("offered");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/state")).isEqualTo("in-force");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(shop.caller().get("/payung/v1/policies/" + first.text("/policyNumber")).text("/plan")).isEqualTo("basic");
    }

    @Test
    void remembersEverythingAfterARestart() {
        Purchase before = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(31), 12);
        Answer policy = before.buy("order-12");
        Purchase waiting = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(32), 13);
        Answer openOffer = waiting.quote();
        Map<String, Object> acceptance = waiting.acceptance(openOffer, waiting.pay(openOffer));

        shop.close();
        shop = new RunningShop(folder);

        assertThat(shop.caller().get("/payung/v1/policies/" + policy.text("/policyNumber")).text("/state")).isEqualTo("in-force");
        Answer issued = new Purchase(shop.caller()).issue("order-13", acceptance);
        assertThat(issued.status()).as("an open offer survives the restart").isEqualTo(201);
    }

    @Test
    void declinesWhoTurnsSeventyBeforeTheCoverStarts() {
        Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(70).plusDays(10), 14);

        Answer dayBefore = purchase.with("coverStart", Purchase.TODAY.plusDays(9).toString()).quote();
        Answer birthday = purchase.with("coverStart", Purchase.TODAY.plusDays(10).toString()).quote();

        assertThat(dayBefore.text("/outcome")).isEqualTo("offered");
        assertThat(birthday.text("/outcome")).isEqualTo("declined");
        assertThat(birthday.text("/reasons/0/code")).isEqualTo("AGE_ABOVE_MAXIMUM");
        assertThat(birthday.text("/reasons/0/actual")).isEqualTo("70");
        assertThat(birthday.text("/reasons/0/limit")).isEqualTo("69");
    }

    @Test
    void asksWhatIsStillOpen() {
        Answer answer = new Purchase(shop.caller()).with("answers", Map.of("occupation", "trade")).quote();

        assertThat(answer.text("/outcome")).isEqualTo("more-needed");
        assertThat(answer.body().at("/questions")).hasSize(3);
    }

    @Test
    void refusesAPaymentTheGatewayNeverSaw() {
        Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(33), 15);
        Answer offer = purchase.quote();
        Map<String, Object> invented =
                Map.of("gateway", "simulated", "reference", "SIM-INVENTED", "amount", "20000", "currency", "IDR");

        Answer refused = purchase.issue("order-15", purchase.acceptance(offer, invented));
        Answer paidAfterAll = purchase.issue("order-15", purchase.acceptance(offer, purchase.pay(offer)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(paidAfterAll.status()).as("a refusal leaves the key free").isEqualTo(201);
    }

    @Test
    void owesBackWhatWasPaidForSomethingThatIsThenRefused() {
        Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(34), 16);
        Answer offer = purchase.quote();
        Answer other = purchase.quote();
        purchase.issue("order-16", purchase.acceptance(offer, purchase.pay(offer)));

        Answer covered = purchase.issue("order-16b", purchase.acceptance(other, purchase.pay(other)));

        assertThat(covered.status()).isEqualTo(422);
        assertThat(covered.text("/code")).isEqualTo("COVER_OVERLAPS");
        assertThat(covered.text("/refundDue/amount")).isEqualTo("20000");
    }

    @Test
    void walksAClaimToCompleteDocumentByDocument(@TempDir Path own) {
        try (RunningShop aged = new RunningShop(own)) {
            walkAClaim(aged);
        }
    }

    private static void walkAClaim(RunningShop shop) {
        Answer policy = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(35), 17).with("plan", "plus").buy("order-17");
        shop.putForward(PAST_THE_FIRST_WEEKS);
        String[] holder = {"Payung-Holder-Secret", policy.text("/holderSecret"), "Idempotency-Key", "claim-17"};
        String claims = "/payung/v1/policies/" + policy.text("/policyNumber") + "/claims";
        Map<String, Object> event =
                Map.of("cause", "accident", "consequence", "injury", "place", "home", "date", Purchase.TODAY.plusDays(20).toString());

        Answer stranger = shop.caller().post(
                claims, Map.of("event", event), "Payung-Holder-Secret", "0000-0000-0000-0000-0000-0000-0000", "Idempotency-Key", "claim-17");
        Answer opened = shop.caller().post(claims, Map.of("event", event), holder);

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("/outcome")).isEqualTo("documents-missing");
        assertThat(opened.body().at("/questions")).hasSize(1);

        String documents = "/payung/v1/claims/" + opened.text("/claim") + "/documents";
        Answer last = null;
        for (String paper : List.of("claim-form", "identity-card", "doctor-letter", "receipts")) {
            last = shop.caller().post(
                    documents,
                    Map.of("documents", List.of(Map.of("type", paper)), "answers", Map.of("trafficAccident", false)),
                    "Payung-Holder-Secret", policy.text("/holderSecret"), "Idempotency-Key", "paper-17-" + paper);
        }
        assertThat(last.status()).isEqualTo(200);
        assertComplete(last);
    }

    private static void assertComplete(Answer last) {
        assertThat(last.text("/outcome")).isEqualTo("complete");
        assertThat(last.text("/dueBy")).isEqualTo(Purchase.TODAY.plusDays(20 + 10).toString());
        assertThat(last.body().at("/missing")).isEmpty();
        assertThat(last.body().at("/questions")).isEmpty();
        assertThat(last.text("/payable/0/benefit")).isEqualTo("medical");
    }
}
