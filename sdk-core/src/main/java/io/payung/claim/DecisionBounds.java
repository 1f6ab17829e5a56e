package io.payung.claim;

import io.payung.claim.ClaimAssessment.Payable;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import java.util.ArrayList;
import java.util.List;

/** What bounds the insurer: the most that is payable for each benefit and to whom, what is paid already, and papers that nobody has waived. */
record DecisionBounds(ClaimFile file, ClaimAssessment found) {

    List<Reason> refusals(ClaimDecision decision) {
        List<Reason> refusals = new ArrayList<>();
        if (lacksPapers() && !decision.withoutDocuments()) {
            refusals.add(Reason.about("CLAIM_DOCUMENTS_MISSING", "documents"));
        }
        if (isNobodys() && decision.total(file.currency()).isPositive()) {
            refusals.add(Reason.about("CLAIM_LIFE_UNKNOWN", "life"));
        }
        for (Approved each : decision.amounts()) {
            Money most = payable(each.benefit());
            if (each.amount().compareTo(most) > 0) {
                refusals.add(amount("AMOUNT_ABOVE_PAYABLE", "benefits/" + each.benefit(), each.amount(), most));
            }
        }
        Money total = decision.total(file.currency());
        if (total.compareTo(file.paid()) < 0) {
            refusals.add(amount("AMOUNT_BELOW_PAID", "amounts", total, file.paid()));
        }
        return refusals;
    }

    /** Of a referred claim the insurer knows, because that is why it was referred to them. */
    private boolean lacksPapers() {
        ClaimState state = file.claim().state();
        return state == ClaimState.DOCUMENTS_MISSING
                || state == ClaimState.REOPENED && !(found.missing().isEmpty() && found.questions().isEmpty());
    }

    /** Nobody has said yet for which of several persons it would be approved: a benefit is used up for whom it was paid. */
    private boolean isNobodys() {
        return found.questions().stream().anyMatch(question -> question.name().equals(ClaimAssessment.LIFE));
    }

    /** A benefit that is listed for several payees is payable to all of them together. */
    private Money payable(String benefit) {
        return found.payable().stream()
                .filter(each -> each.benefit().equals(benefit))
                .map(Payable::atMost)
                .reduce(Money.zero(file.currency()), Money::plus);
    }

    static Reason amount(String code, String subject, Money actual, Money limit) {
        return new Reason(ReasonCode.of(code), null, subject, actual.plainAmount(), limit.plainAmount());
    }
}
