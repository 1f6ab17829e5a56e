package io.payung.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a policy's premium is paid part by part.
 *
 * @param mode                 weekly, monthly or yearly
 * @param reinstatedWithinDays days after a lapse within which paying all arrears brings cover back; absent for never
 * @param instalments          in their order; they sum to the premium exactly
 */
public record PaymentPlan(String mode, @Nullable Integer reinstatedWithinDays, List<Instalment> instalments) {

    public PaymentPlan {
        instalments = List.copyOf(instalments);
    }

    /** The instalment of that number. */
    public Optional<Instalment> instalment(int number) {
        return instalments.stream().filter(each -> each.number() == number).findFirst();
    }
}
