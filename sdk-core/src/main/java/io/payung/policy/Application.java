package io.payung.policy;

import io.payung.decision.PackRef;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.quote.BenefitLimit;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale that waits for its money, without anything personal.
 *
 * @param quote            the quote it was made from; no other application or policy has it
 * @param coverStart       first day of cover if it is paid by then
 * @param coverUntil       last day of cover as it was offered
 * @param dueNow           what has to arrive under {@code paymentReference}
 * @param paymentReference what the payment has to name
 * @param payBy            from this instant on it lapses
 * @param code             why it cannot become a policy, absent while it can
 * @param policy           what it has become, absent until then
 */
public record Application(
        ApplicationId id,
        PartnerId partner,
        QuoteId quote,
        PackRef pack,
        String plan,
        ZoneId zone,
        LocalDate coverStart,
        LocalDate coverUntil,
        Money premium,
        Money dueNow,
        List<BenefitLimit> limits,
        String paymentReference,
        @Nullable String partnerReference,
        Instant appliedAt,
        Instant payBy,
        ApplicationState state,
        @Nullable String code,
        @Nullable PolicyNumber policy) {

    public Application {
        limits = List.copyOf(limits);
    }

    /** The greatest limit; nothing when there is none. */
    public Money sumInsured() {
        return BenefitLimit.sumInsured(limits, premium.currency());
    }

    Application issuedAs(PolicyNumber number) {
        return become(ApplicationState.ISSUED, null, number);
    }

    Application lapsed() {
        return become(ApplicationState.LAPSED, "APPLICATION_LAPSED", null);
    }

    Application refundDue(String why) {
        return become(ApplicationState.REFUND_DUE, code == null ? why : code, null);
    }

    Application refunded() {
        return become(ApplicationState.REFUNDED, code, null);
    }

    boolean isAwaitingPayment() {
        return state == ApplicationState.AWAITING_PAYMENT;
    }

    private Application become(ApplicationState next, @Nullable String why, @Nullable PolicyNumber number) {
        if (!state.canBecome(next)) {
            throw new PayungException("APPLICATION_MOVE", "application " + id + " is " + state.key() + " and never becomes " + next.key());
        }
        return new Application(
                id, partner, quote, pack, plan, zone, coverStart, coverUntil, premium, dueNow, limits, paymentReference, partnerReference,
                appliedAt, payBy, next, why, number);
    }

    @Override
    public String toString() {
        return "Application[" + id + ", " + state.key() + "]";
    }
}
