package io.payung.claim;

import io.payung.claim.amount.Payee;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.policy.PolicyNumber;
import io.payung.product.Question;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the documents check found.
 *
 * @param missing    documents still needed, with why
 * @param mismatches contradictions between what documents state, the event and the enrolment, each with its document
 * @param questions  questions still to be answered before the documents are known
 * @param referrals  why the insurer has to look
 * @param payable    at most what is paid, by benefit and payee
 * @param dueBy      when the insurer pays at the latest, once the documents are complete
 * @param dueByUnknown why nobody can say so: {@code calendar-unknown} when the holidays of a year are not known; else absent
 */
public record ClaimAssessment(
        ClaimId claim,
        PolicyNumber policy,
        ClaimState state,
        List<MissingDocument> missing,
        List<Reason> mismatches,
        List<Question> questions,
        List<Reason> referrals,
        List<Payable> payable,
        @Nullable LocalDate dueBy,
        @Nullable String dueByUnknown,
        DecisionReceipt receipt) {

    /** Name of the question whom of several insured persons the claim is about. No product asks it; notice and supplement answer it as their {@code life}. */
    public static final String LIFE = "event.life";

    /** @param why the reason's code, whose text says why */
    public record MissingDocument(String document, List<String> oneOf, String form, ReasonCode why) {

        public MissingDocument {
            oneOf = List.copyOf(oneOf);
        }
    }

    /**
     * At most what a benefit pays for this event.
     *
     * @param payees who receives it, in the order in which it is due; empty while what divides it is not answered
     */
    public record Payable(String benefit, Money atMost, List<Payee> payees) {

        public Payable {
            // An answer that was kept before there were payees has none.
            payees = payees == null ? List.of() : List.copyOf(payees);
        }

        /** An amount that is not divided. */
        public Payable(String benefit, Money atMost) {
            this(benefit, atMost, List.of());
        }
    }

    public ClaimAssessment {
        missing = List.copyOf(missing);
        mismatches = List.copyOf(mismatches);
        questions = List.copyOf(questions);
        referrals = List.copyOf(referrals);
        payable = List.copyOf(payable);
    }
}
