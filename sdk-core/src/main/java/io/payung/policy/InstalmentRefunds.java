package io.payung.policy;

import io.payung.money.Money;
import io.payung.payment.RefundDue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Owes back what was paid of a plan for a time in which the policy did not cover. */
final class InstalmentRefunds {

    private record Source(int instalment, String gateway, String reference) {}

    private final PaymentStore payments;

    InstalmentRefunds(PaymentStore payments) {
        this.payments = payments;
    }

    /** What came after the lapse, and what came before it for instalments that were due only after it. Once, however often this is called. */
    void owe(InstalmentDesk.Locked locked, Instant lapse, String code, Instant now) {
        Map<Source, Money> received = new LinkedHashMap<>();
        locked.rule().later().forEach(each -> {
            boolean uncovered = !each.dueOn().isBefore(locked.rule().date(lapse));
            for (PremiumShare share : each.shares()) {
                // Cover did not wait for it, so it is owed for what was covered whenever it came.
                boolean late = (share.awaited() || !each.isPaid()) && !isPaidBefore(share, lapse);
                if (share.isPaid() && (uncovered || late)) {
                    received.merge(source(each, share), share.amount(), Money::plus);
                }
            }
        });
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
