package io.payung.quote;

import io.payung.decision.Decision;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.product.Product;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The case of a decision from before format 3: the request that was kept beside it, with start and holdings as the rules were told them. */
final class EarlierCase {

    private final Product product;
    private final Decision decision;

    EarlierCase(Product product, Decision decision) {
        this.product = product;
        this.decision = decision;
    }

    /** Throws {@code DECISION_UNREADABLE} when the facts are not there. */
    QuoteCase of(QuoteRequest request) {
        List<Holdings> held = new ArrayList<>();
        for (int life = 0; life < request.lives().size(); life++) {
            held.add(held(life));
        }
        LocalDate start = LocalDate.parse(text(0, "coverStart"));
        return new QuoteCase(request, decision.asOf(), start, held);
    }

    /** How much of it is held elsewhere was not recorded, only the warning that follows from how that is known. */
    private Holdings held(int life) {
        Money sum = new Money(new BigDecimal(text(life, "held.sumInsured")), product.currency());
        Holdings all = new Holdings(Integer.parseInt(text(life, "held.count")), sum, Boolean.parseBoolean(text(life, "held.overlaps")));
        Object warnings = decision.results().get("warnings");
        for (HeldElsewhere.Source source : HeldElsewhere.Source.values()) {
            HeldElsewhere elsewhere = new HeldElsewhere(0, Money.zero(product.currency()), source);
            boolean told = elsewhere.warning().map(code -> code + " at lives/" + life).filter(each -> isAmong(warnings, each)).isPresent();
            if (told) {
                return all.with(elsewhere);
            }
        }
        return all;
    }

    private static boolean isAmong(@Nullable Object warnings, String warning) {
        return warnings instanceof List<?> list && list.contains(warning);
    }

    private String text(int life, String fact) {
        Map<String, Object> facts = decision.inputs().getOrDefault(RuleSet.ELIGIBILITY.fileName() + "/lives/" + life, Map.of());
        Object value = facts.get(fact);
        if (value == null) {
            throw new PayungException("DECISION_UNREADABLE", "the stored decision does not tell \"" + fact + "\"; restore it from a backup");
        }
        return value.toString();
    }
}
