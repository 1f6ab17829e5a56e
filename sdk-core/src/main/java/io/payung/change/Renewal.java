package io.payung.change;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Clause;
import io.payung.money.Money;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Offer;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a policy would be for the time after it, with what is on sale now.
 *
 * @param request       what was asked for then, from the day after the last one
 * @param outcome       an offer, or why there is none
 * @param changed       what of the offer is otherwise than it was: {@code product}, {@code premium}, {@code limits/BENEFIT}, {@code clauses/ID}
 * @param consentNeeded whether the customer has to accept something that they have not accepted before: another price or another text
 */
public record Renewal(QuoteRequest request, QuoteOutcome outcome, List<String> changed, boolean consentNeeded) {

    public Renewal {
        changed = List.copyOf(changed);
    }

    static Renewal of(PolicyFile file, QuoteRequest request, QuoteOutcome outcome) {
        if (!(outcome instanceof Offer offer)) {
            return new Renewal(request, outcome, List.of(), true);
        }
        List<String> changed = new ArrayList<>();
        if (!offer.receipt().decision().pack().equals(file.policy().pack())) {
            changed.add("product");
        }
        boolean dearer = !offer.premium().equals(file.policy().premium());
        if (dearer) {
            changed.add("premium");
        }
        changed.addAll(limits(file, offer));
        List<String> clauses = clauses(file, offer);
        changed.addAll(clauses);
        return new Renewal(request, offer, changed, dearer || !clauses.isEmpty());
    }

    private static List<String> limits(PolicyFile file, Offer offer) {
        Map<String, Money> before = file.policy().limits().stream().collect(Collectors.toMap(BenefitLimit::benefit, BenefitLimit::amount));
        return offer.limits().stream()
                .filter(limit -> !limit.amount().equals(before.get(limit.benefit())))
                .map(limit -> "limits/" + limit.benefit())
                .toList();
    }

    /** What must be accepted and was not, to the letter. */
    private static List<String> clauses(PolicyFile file, Offer offer) {
        List<AcceptedClause> before = file.details().consent().clauses();
        return offer.clauses().all().stream()
                .filter(Clause::mustAccept)
                .filter(clause -> !before.contains(new AcceptedClause(clause.id(), clause.sha256())))
                .map(clause -> "clauses/" + clause.id())
                .toList();
    }

    @Override
    public String toString() {
        return "Renewal[" + outcome + ", " + changed + "]";
    }
}
