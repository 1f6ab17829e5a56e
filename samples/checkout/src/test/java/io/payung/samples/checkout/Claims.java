package io.payung.samples.checkout;

import io.payung.samples.checkout.Caller.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Claims by HTTP on a policy of the plan that pays for treatment, to the insured, and for a death, to two beneficiaries. */
record Claims(RunningShop shop, Answer policy) {

    /** The product sends claims on policies younger than two weeks to the insurer first. */
    static final Duration PAST_THE_FIRST_WEEKS = Duration.ofDays(20);

    private static final List<String> OF_TREATMENT = List.of("claim-form", "identity-card", "doctor-letter", "receipts");
    private static final List<String> OF_A_DEATH = List.of("claim-form", "identity-card", "hospital-letter", "family-card");

    /** Buys, and waits until a claim on the policy is nothing unusual; two beneficiaries share what is paid. */
    static Claims insured(RunningShop shop, int serial) {
        Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(35), serial).with("plan", "plus").with("beneficiaries", List.of(
                Map.of("fullName", "Budi Contoh", "relation", "spouse", "share", "60.00"),
                Map.of("fullName", "Ani Contoh", "relation", "child", "share", "40.00")));
        return new Claims(shop, purchase.buy("order-" + serial));
    }

    /** The same in a shop that was started again. */
    Claims in(RunningShop other) {
        return new Claims(other, policy);
    }

    String secret() {
        return policy.text("/holderSecret");
    }

    String number() {
        return policy.text("/policyNumber");
    }

    /** The id of a claim for which everything is missing; one day tells of one injury. */
    String report(String key, int daysAgo) {
        return report(key, "injury", daysAgo);
    }

    private String report(String key, String consequence, int daysAgo) {
        LocalDate day = shop.now().atZone(ShopBrowserTest.JAKARTA).toLocalDate().minusDays(daysAgo);
        return shop.caller()
                .post("/payung/v1/policies/" + number() + "/claims",
                        Map.of("event", Map.of("cause", "accident", "consequence", consequence, "place", "home", "date", day.toString())),
                        "Payung-Holder-Secret", secret(), "Idempotency-Key", key)
                .text("/claim");
    }

    /** The id of a claim for which nothing is missing. */
    String reportWithPapers(String key, int daysAgo) {
        return withPapers(report(key, daysAgo), key, OF_TREATMENT);
    }

    /** The same for the death of the insured, today. */
    String reportDeathWithPapers(String key) {
        return withPapers(report(key, "death", 0), key, OF_A_DEATH);
    }

    private String withPapers(String claim, String key, List<String> papers) {
        for (String paper : papers) {
            shop.caller().post("/payung/v1/claims/" + claim + "/documents",
                    Map.of("documents", List.of(Map.of("type", paper)), "answers", Map.of("trafficAccident", false)),
                    "Payung-Holder-Secret", secret(), "Idempotency-Key", key + "-" + paper);
        }
        return claim;
    }
}
