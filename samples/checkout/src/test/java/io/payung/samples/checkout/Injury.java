package io.payung.samples.checkout;

import io.payung.samples.checkout.Caller.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A claim for an injury, by HTTP, on a policy of the plan that pays for its treatment. */
record Injury(RunningShop shop, Answer policy) {

    /** The product sends claims on policies younger than two weeks to the insurer first. */
    static final Duration PAST_THE_FIRST_WEEKS = Duration.ofDays(20);

    private static final List<String> PAPERS = List.of("claim-form", "identity-card", "doctor-letter", "receipts");

    /** Buys, and waits until a claim on the policy is nothing unusual; two beneficiaries share what is paid. */
    static Injury insured(RunningShop shop, int serial) {
        Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(35), serial).with("plan", "plus").with("beneficiaries", List.of(
                Map.of("fullName", "Budi Contoh", "relation", "spouse", "share", "60.00"),
                Map.of("fullName", "Ani Contoh", "relation", "child", "share", "40.00")));
        return new Injury(shop, purchase.buy("order-" + serial));
    }

    /** The same in a shop that was started again. */
    Injury in(RunningShop other) {
        return new Injury(other, policy);
    }

    String secret() {
        return policy.text("/holderSecret");
    }

    String number() {
        return policy.text("/policyNumber");
    }

    /** The id of a claim for which everything is missing; one day tells of one injury. */
    String report(String key, int daysAgo) {
        LocalDate day = shop.now().atZone(ShopBrowserTest.JAKARTA).toLocalDate().minusDays(daysAgo);
        return shop.caller()
                .post("/payung/v1/policies/" + number() + "/claims",
                        Map.of("event", Map.of("cause", "accident", "consequence", "injury", "place", "home", "date", day.toString())),
                        "Payung-Holder-Secret", secret(), "Idempotency-Key", key)
                .text("/claim");
    }

    /** The id of a claim for which nothing is missing. */
    String reportWithPapers(String key, int daysAgo) {
        String claim = report(key, daysAgo);
        for (String paper : PAPERS) {
            shop.caller().post("/payung/v1/claims/" + claim + "/documents",
                    Map.of("documents", List.of(Map.of("type", paper)), "answers", Map.of("trafficAccident", false)),
                    "Payung-Holder-Secret", secret(), "Idempotency-Key", key + "-" + paper);
        }
        return claim;
    }
}
