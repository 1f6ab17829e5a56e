package io.payung.quote;

import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import java.util.List;
import java.util.function.Function;

/** What a quote comes to: an {@link Offer}, a decline with reasons, or what is still to be asked. */
public sealed interface QuoteOutcome permits Offer, QuoteOutcome.Declined, QuoteOutcome.MoreNeeded {

    <T> T fold(Function<Offer, T> offered, Function<Declined, T> declined, Function<MoreNeeded, T> moreNeeded);

    DecisionReceipt receipt();

    /**
     * The rules say no.
     *
     * @param reasons at least one, in canonical order
     * @param nearest what the customer can have by choosing otherwise, nearest first; at most three, often none
     */
    record Declined(List<Reason> reasons, List<Proposal> nearest, DecisionReceipt receipt) implements QuoteOutcome {

        public Declined {
            nearest = List.copyOf(nearest);
            reasons = reasons.stream().sorted().toList();
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a decline has a reason");
            }
        }

        @Override
        public <T> T fold(Function<Offer, T> offered, Function<Declined, T> declined, Function<MoreNeeded, T> moreNeeded) {
            return declined.apply(this);
        }
    }

    /** Nothing is decided before these are answered. @param questions at least one, in the product's order */
    record MoreNeeded(List<OpenQuestion> questions, DecisionReceipt receipt) implements QuoteOutcome {

        public MoreNeeded {
            questions = List.copyOf(questions);
            if (questions.isEmpty()) {
                throw new IllegalArgumentException("more is needed: a question says what");
            }
        }

        @Override
        public <T> T fold(Function<Offer, T> offered, Function<Declined, T> declined, Function<MoreNeeded, T> moreNeeded) {
            return moreNeeded.apply(this);
        }
    }
}
