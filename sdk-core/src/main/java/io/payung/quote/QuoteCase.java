package io.payung.quote;

import io.payung.decision.Decision;
import io.payung.product.Product;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything a decision depends on besides the pack: with it, a quote is a pure function.
 *
 * @param request    with every insured life written out
 * @param asOf       the date of the quote in the product's zone
 * @param coverStart first day of cover
 * @param holdings   what each life already holds, in the order of the lives
 */
public record QuoteCase(QuoteRequest request, LocalDate asOf, LocalDate coverStart, List<Holdings> holdings) {

    public QuoteCase {
        holdings = List.copyOf(holdings);
    }

    /** The same case with a later start or newer holdings. */
    public QuoteCase with(LocalDate start, List<Holdings> held) {
        return new QuoteCase(request, asOf, start, held);
    }

    /** The case that a decision about a quote tells since format 3. Throws {@code DECISION_UNREADABLE} when it does not. */
    public static QuoteCase recordedIn(Decision decision) {
        return RecordedCase.read(decision);
    }

    /** The case of a decision in an earlier format, with the request that was kept beside it. Throws {@code DECISION_UNREADABLE}. */
    public static QuoteCase recordedIn(Decision decision, QuoteRequest kept, Product product) {
        return new EarlierCase(product, decision).of(kept);
    }

    QuoteCase retyped(Product product) {
        return new QuoteCase(Answers.retyped(request, product), asOf, coverStart, holdings);
    }

    @Override
    public String toString() {
        return "QuoteCase[" + request + "]";
    }
}
