package io.payung.rules.scenario.boundary;

import io.payung.product.Benefit;
import io.payung.product.Plan;
import io.payung.product.Product;
import io.payung.rules.scenario.ScenarioResult;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts with which everything goes well, to be varied one at a time: the designer's own where there are some, else made up. */
final class BaseCases {

    private static final Set<String> SOLD = Set.of("offered", "issued");
    private static final Set<String> CLEAR = Set.of("complete", "documents-missing");
    private static final int LATER = 100;

    private final Product product;
    private final Rehearsal rehearsal;
    private final Map<String, Facts> quotes = new LinkedHashMap<>();
    private final Map<String, Facts> claims = new LinkedHashMap<>();

    private BaseCases(Product product, Rehearsal rehearsal) {
        this.product = product;
        this.rehearsal = rehearsal;
    }

    static BaseCases of(Product product, Rehearsal rehearsal, List<ScenarioResult> results) {
        BaseCases cases = new BaseCases(product, rehearsal);
        results.stream().filter(result -> result.scenario().text().asOf().toString().equals(rehearsal.asOf())).forEach(cases::learn);
        product.plans().values().forEach(cases::quote);
        product.benefits().values().forEach(cases::learnClaim);
        return cases;
    }

    /** Facts of the plan that are offered. */
    Optional<Facts> quote(String plan) {
        return Optional.ofNullable(quotes.get(plan));
    }

    /** One for each plan. */
    List<Facts> quotes() {
        return List.copyOf(quotes.values());
    }

    Optional<Facts> anyQuote() {
        return quotes.values().stream().findFirst();
    }

    /** Facts of a claim with the consequence, which nobody has to look at first. */
    Optional<Facts> claim(String consequence) {
        return Optional.ofNullable(claims.get(consequence));
    }

    /** Facts of a claim for which the benefit pays. */
    Optional<Facts> claim(Benefit benefit) {
        return quotes.values().stream().flatMap(facts -> benefit.consequences().stream().map(consequence -> event(benefit, consequence, facts)))
                .filter(facts -> rehearsal.of(facts).filter(ending -> ending.claimed().contains(benefit.id())).isPresent()).findFirst();
    }

    Optional<Facts> anyClaim() {
        return claims.values().stream().findFirst();
    }

    private void learn(ScenarioResult result) {
        Facts facts = Facts.of(result.scenario().text().source());
        if (SOLD.contains(result.ending().outcome()) && result.ending().codes().isEmpty()) {
            quotes.putIfAbsent(result.scenario().text().given().plan(), facts.without("event").without("consent"));
        }
        if (CLEAR.contains(result.ending().outcome())) {
            claims.putIfAbsent(String.valueOf(facts.get("event.consequence")), facts);
        }
    }

    private void quote(Plan plan) {
        if (!quotes.containsKey(plan.id())) {
            Optional<Facts> known = anyQuote().map(facts -> facts.with("plan", plan.id())).filter(facts -> ends(facts, SOLD));
            known.or(() -> new Invention(product, rehearsal.asOf()).of(plan, facts -> ends(facts, SOLD)))
                    .ifPresent(facts -> quotes.put(plan.id(), facts));
        }
    }

    private void learnClaim(Benefit benefit) {
        for (String consequence : benefit.consequences()) {
            quotes.forEach((plan, facts) -> {
                Facts event = event(benefit, consequence, facts);
                if (!claims.containsKey(consequence) && ends(event, CLEAR)) {
                    claims.put(consequence, event);
                }
            });
        }
    }

    private Facts event(Benefit benefit, String consequence, Facts facts) {
        return new Invention(product, rehearsal.asOf()).answeringAtClaim(facts
                .with("event.cause", benefit.cause().equals(Benefit.ANY_CAUSE) ? "other" : benefit.cause())
                .with("event.consequence", consequence)
                .with("event.afterDays", BigDecimal.valueOf(LATER)));
    }

    private boolean ends(Facts facts, Set<String> outcomes) {
        return rehearsal.of(facts).filter(ending -> outcomes.contains(ending.outcome())).isPresent();
    }
}
