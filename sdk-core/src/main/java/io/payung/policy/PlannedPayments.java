package io.payung.policy;

import io.payung.product.PremiumMode;
import io.payung.product.terms.InstalmentTerms;
import io.payung.quote.PlannedInstalment;
import io.payung.quote.Verdict;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a policy from what was offered. */
final class PlannedPayments {

    private PlannedPayments() {}

    /** Nothing for a premium that is paid at once. */
    static Optional<PaymentPlan> of(Verdict.Terms terms, @Nullable String chosen, Numbers numbers) {
        if (terms.instalments().isEmpty()) {
            return Optional.empty();
        }
        PremiumMode mode = terms.pack().product().premium().mode(chosen).orElseThrow();
        InstalmentTerms rule = Objects.requireNonNull(mode.instalments(), "a mode with instalments");
        return Optional.of(new PaymentPlan(
                mode.id(),
                rule.reinstatedWithinDays(),
                terms.instalments().stream().map(each -> instalment(terms, each, numbers)).toList()));
    }

    private static Instalment instalment(Verdict.Terms terms, PlannedInstalment planned, Numbers numbers) {
        return new Instalment(
                planned.number(),
                planned.dueOn(),
                planned.graceUntil(),
                planned.amount(),
                planned.number() == 1 ? null : numbers.paymentReference(),
                Shares.of(terms, planned).all());
    }
}
