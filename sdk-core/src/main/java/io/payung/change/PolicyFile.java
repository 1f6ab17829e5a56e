package io.payung.change;

import io.payung.change.ChangeStore.RefundedShare;
import io.payung.claim.ClaimState;
import io.payung.decision.Decision;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.quote.PayerShare;
import io.payung.quote.QuoteCase;
import io.payung.quote.Quoting;
import io.payung.quote.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a policy when somebody wants to change it.
 *
 * @param paidFor day of the latest event for which a claim was paid, absent before one
 */
record PolicyFile(
        Policy policy,
        PolicyDetails details,
        ProductPack pack,
        List<ClaimState> claims,
        @Nullable LocalDate paidFor,
        List<PaymentAllocation> received,
        List<RefundedShare> refunded) {

    private static final int WITH_CASE = 3;

    Product product() {
        return pack.product();
    }

    LocalDate dayOf(Instant instant) {
        return instant.atZone(policy.zone()).toLocalDate();
    }

    /** The case as it was issued. */
    QuoteCase sold() {
        Decision decision = details.receipt().decision();
        return decision.format() < WITH_CASE
                ? QuoteCase.recordedIn(decision, details.request(), product())
                : QuoteCase.recordedIn(decision);
    }

    /** The premium line by line and payer by payer, decided again from what was stored with it. */
    PaidPremium premium() {
        if (!(Quoting.decideAgain(pack, sold()) instanceof Verdict.Offerable offerable)
                || !offerable.terms().premium().equals(policy.premium())) {
            throw new PayungException("ENGINE_CHANGED", "policy " + policy.number() + " of " + pack + " is priced otherwise than when it was issued");
        }
        Verdict.Terms terms = offerable.terms();
        List<PayerShare> payers = terms.payers().isEmpty()
                ? List.of(new PayerShare(PaymentAllocation.CUSTOMER, policy.premium()))
                : terms.payers();
        return new PaidPremium(terms.lines(), payers, product().rounding(), product().premium().remainderTo());
    }

    /** What a payer has paid. */
    Money receivedFrom(String payer) {
        return sum(received.stream().filter(part -> part.payer().equals(payer)).toList());
    }

    /** What was paid back of one payment to its payer. */
    Money refundedOf(PaymentAllocation part) {
        return sum(refunded.stream().map(RefundedShare::share).filter(back -> back.gateway().equals(part.gateway())
                && back.reference().equals(part.reference()) && back.payer().equals(part.payer()) && back.instalment() == part.instalment()).toList());
    }

    private Money sum(List<PaymentAllocation> parts) {
        return parts.stream().map(PaymentAllocation::amount).reduce(Money.zero(policy.premium().currency()), Money::plus);
    }

    @Override
    public String toString() {
        return "PolicyFile[" + policy.number() + "]";
    }
}
