package io.payung.policy;

import io.payung.money.Money;
import io.payung.payment.RefundDue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Owes back what was paid of a plan for a time in which the policy did not cover. */
final class InstalmentRefunds {

    private record Source(int instalment, String gateway, String reference) {}

    private final PaymentStore payments;

    InstalmentRefunds(PaymentStore payments) {
        this.payments = payments;
    }

    /** What came after the lapse, and what came before it for instalments that were due only after it. Once, however often this is called. */
    void owe(InstalmentDesk.Locked locked, Instant lapse, String code, Instant now) {
        owe(locked, code, now, (each, share) -> {
            boolean uncovered = !each.dueOn().isBefore(locked.rule().date(lapse));
            // Cover did not wait for it, so it is owed for what was covered whenever it came.
            boolean late = (share.awaited() || !each.isPaid()) && !isPaidBefore(share, lapse);
            return uncovered || late;
        });
    }

    /** What came for instalments that were due only after the last day of cover, whenever it came: what was covered before stays paid. */
    void oweAfter(InstalmentDesk.Locked locked, LocalDate last, String code, Instant now) {
        owe(locked, code, now, (each, share) -> each.dueOn().isAfter(last));
    }

    private void owe(InstalmentDesk.Locked locked, String code, Instant now, BiPredicate<Instalment, PremiumShare> which) {
        Map<Source, Money> received = new LinkedHashMap<>();
        locked.rule().later().forEach(each -> each.shares().stream()
                .filter(share -> share.isPaid() && which.test(each, share))
                .forEach(share -> received.merge(source(each, share), share.amount(), Money::plus)));
        received.forEach((source, amount) -> payments.owe(
                locked.policy().partner(),
                new RefundDue(source.gateway, source.reference, part(locked.policy(), source.instalment), amount, code, now),
                null));
    }

    private static boolean isPaidBefore(PremiumShare share, Instant lapse) {
        return share.paidAt() != null && share.paidAt().isBefore(lapse);
    }

    /** One payment may pay instalments of many policies. */
    private static String part(Policy policy, int instalment) {
        return policy.number() + "/" + instalment;
    }

    private static Source source(Instalment instalment, PremiumShare share) {
        return new Source(instalment.number(), Objects.requireNonNull(share.gateway()), Objects.requireNonNull(share.reference()));
    }
}
