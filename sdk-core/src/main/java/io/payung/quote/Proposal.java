package io.payung.quote;

import io.payung.decision.PackRef;
import io.payung.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer who was declined can have: it was quoted with the changes and came out as an offer. Nothing about a person is changed.
 *
 * @param request    the changed request; quoting it again gives the offer with its token
 * @param changes    what is changed, the product first
 * @param dropped    JSON pointers of answers that another product does not ask; they are left out of the request
 * @param pack       what would be bought
 * @param coverStart first day of cover
 * @param coverEnd   last day of cover
 * @param premium    the premium
 * @param limits     at most what is paid for each benefit
 */
public record Proposal(
        QuoteRequest request,
        List<Change> changes,
        List<String> dropped,
        PackRef pack,
        LocalDate coverStart,
        LocalDate coverEnd,
        Money premium,
        List<BenefitLimit> limits) {

    /** What a customer may choose. */
    public enum Choice {
        PRODUCT,
        PLAN,
        COVER_START,
        /** The answer to a question that product.yaml calls {@code choosable}. */
        ANSWER
    }

    /**
     * One thing that is chosen otherwise.
     *
     * @param pointer JSON pointer into the request, for example {@code /plan} or {@code /answers/sumInsured}
     * @param value   what is chosen: an id, a date, an answer of its question's type
     */
    public record Change(Choice choice, String pointer, Object value) {

        /** Without the value, which may be an answer. */
        @Override
        public String toString() {
            return choice + " at " + pointer;
        }
    }

    public Proposal {
        changes = List.copyOf(changes);
        dropped = List.copyOf(dropped);
        limits = List.copyOf(limits);
    }

    @Override
    public String toString() {
        return "Proposal" + changes + " of " + pack.product() + ", " + premium;
    }
}
