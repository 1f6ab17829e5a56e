package io.payung.quote;

import io.payung.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a premium that is paid part by part.
 *
 * @param number     from 1
 * @param dueOn      last day to pay it in time; the first one is paid before cover starts
 * @param graceUntil last day on which cover goes on without it; absent for the first
 * @param amount     all instalments sum to the premium exactly
 * @param payers     who pays which part of it, if the product names payers; sums to the amount exactly
 */
public record PlannedInstalment(int number, LocalDate dueOn, @Nullable LocalDate graceUntil, Money amount, List<PayerShare> payers) {

    public PlannedInstalment {
        payers = List.copyOf(payers);
    }
}
