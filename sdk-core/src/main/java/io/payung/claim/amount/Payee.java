package io.payung.claim.amount;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who receives a part of a benefit, without any name.
 *
 * @param payee    as the product calls them, for example {@code cooperative}, {@code insured} or {@code legal-heirs}; a named beneficiary by their
 *                 place among those who were named on the day of the event, {@code beneficiaries/0}
 * @param atMost   their part
 * @param through  who receives it for a minor, for example {@code guardian}; absent for everybody else
 * @param withheld why it is not paid before the insurer has looked; absent as a rule
 * @param note     what nobody knows of them that may change who receives it; absent as a rule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payee(String payee, Money atMost, @Nullable String through, @Nullable ReasonCode withheld, @Nullable ReasonCode note) {

    /** Somebody of whom everything is known, and who receives it themself. */
    Payee(String payee, Money atMost) {
        this(payee, atMost, null, null, null);
    }
}
