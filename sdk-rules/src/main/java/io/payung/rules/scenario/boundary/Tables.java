package io.payung.rules.scenario.boundary;

import io.payung.product.Benefit;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType.Kind;
import io.payung.rules.authoring.syntax.Condition.Compare;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand.Name;
import io.payung.rules.scenario.boundary.Table.Row;
import io.payung.rules.scenario.story.Ending;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a table of scenarios for a place at which a rule turns. For one product. */
final class Tables {

    private final ProductPack pack;
    private final Rehearsal rehearsal;
    private final BaseCases cases;
    private final Constants constants;

    Tables(ProductPack pack, Rehearsal rehearsal, BaseCases cases) {
        this.pack = pack;
        this.rehearsal = rehearsal;
        this.cases = cases;
        this.constants = new Constants(pack);
    }

    /** A table in which the rule is seen by itself if possible; empty when no scenario can vary the fact. */
    Optional<Table> of(Threshold threshold) {
        Optional<Table> best = Optional.empty();
        for (Facts base : bases(threshold)) {
            best = better(best, of(threshold, base));
            if (best.isPresent() && best.get().isPlain()) {
                return best;
            }
        }
        return best;
    }

    private Optional<Table> of(Threshold threshold, Facts base) {
        Setter setter = new Setter(pack.product(), life(threshold, base));
        Satisfier satisfier = new Satisfier(setter, constants);
        Optional<Facts> facts = Optional.of(base);
        for (Condition other : threshold.rule().conditions()) {
            facts = other == threshold.top() ? facts : facts.flatMap(now -> satisfier.hold(other, now));
        }
        Optional<String> path = setter.path(threshold.fact());
        if (facts.isEmpty() || path.isEmpty() || threshold.fact().equals("plan") && threshold.rule().conditions().size() > 1) {
            return Optional.empty();
        }
        List<Object> values = values(threshold, satisfier, facts.get());
        Facts guarded = needsGuardian(path.get(), values) ? facts.get().with("guardian", "parent") : facts.get();
        Attempt attempt = new Attempt(threshold, setter, satisfier, path.get(), values);
        Optional<Table> first = table(attempt, guarded);
        return first.isPresent() && first.get().isPlain() ? first : better(first, clearer(attempt, guarded));
    }

    /** What stays the same while other customers are tried. */
    private record Attempt(Threshold threshold, Setter setter, Satisfier satisfier, String path, List<Object> values) {}

    private static Optional<Table> better(Optional<Table> one, Optional<Table> other) {
        return one.isEmpty() || other.isPresent() && other.get().clearness() > one.get().clearness() ? other : one;
    }

    /** What a plan costs and pays as it is, for parameters that stand in formulas. */
    Optional<List<String>> price(String plan) {
        return cases.quote(plan).flatMap(facts -> rehearsal.of(facts).map(ending ->
                new Table("price of the plan " + plan, RuleSet.COVERAGE, facts, "plan", List.of(new Row(plan, ending)))
                        .lines(cases.anyQuote().orElse(facts))));
    }

    /** A claim for the benefit; empty when it pays in no claim that can be made up. */
    Optional<List<String>> claim(Benefit benefit) {
        return cases.claim(benefit).flatMap(facts -> rehearsal.of(facts).map(ending -> new Table("claim for the benefit " + benefit.id(),
                RuleSet.CLAIM_DOCUMENTS, facts, "event.consequence", List.of(new Row(String.valueOf(facts.get("event.consequence")), ending)))
                        .lines(cases.anyQuote().orElse(facts))));
    }

    /** What the plan costs at the ends of the bands of rate tables. */
    List<List<String>> rates(String plan) {
        return cases.quote(plan).map(facts -> new RateBounds(pack, rehearsal).of(plan, facts).stream()
                .map(table -> table.lines(cases.anyQuote().orElse(facts))).toList()).orElse(List.of());
    }

    private Optional<Table> table(Attempt attempt, Facts facts) {
        List<Row> rows = new ArrayList<>();
        for (Object value : attempt.values()) {
            Optional<Ending> ending = rehearsal.of(attempt.setter().set(facts, attempt.path(), value));
            ending.ifPresent(found -> rows.add(new Row(value, found)));
        }
        Threshold threshold = attempt.threshold();
        String name = threshold.rule().id() + " " + threshold.rule().name()
                + (threshold.orders() ? ", at " + threshold.label() : ", for each " + attempt.path().replaceFirst("^.*answers\\.", ""));
        Facts clean = rows.isEmpty() ? facts : attempt.setter().set(facts, attempt.path(), rows.get(0).value());
        return Optional.of(new Table(name, threshold.set(), clean, attempt.path(), rows)).filter(table -> rows.size() > 1 && table.turns());
    }

    /** Another choice of the customer may keep other rules out of the picture. */
    private Optional<Table> clearer(Attempt attempt, Facts facts) {
        Optional<Table> best = Optional.empty();
        for (String name : pack.product().questions().keySet()) {
            String fact = "answers." + name;
            for (Object choice : fact.equals(attempt.threshold().fact()) ? List.of() : attempt.satisfier().choices(fact)) {
                best = better(best, attempt.setter().set(fact, facts, choice).flatMap(changed -> table(attempt, changed)));
                if (best.isPresent() && best.get().isPlain()) {
                    return best;
                }
            }
        }
        return best;
    }

    private List<Object> values(Threshold threshold, Satisfier satisfier, Facts facts) {
        Optional<Object> bound = constants.of(threshold.bound(), facts);
        if (bound.isPresent() && bound.get() instanceof BigDecimal number) {
            BigDecimal step = step(threshold, number);
            return List.of(number.subtract(step), number, number.add(step));
        }
        if (threshold.orders() && bound.isPresent()) {
            try {
                LocalDate day = LocalDate.parse(String.valueOf(bound.get()));
                return List.of(day.minusDays(1).toString(), day.toString(), day.plusDays(1).toString());
            } catch (DateTimeException noDay) {
                return List.of();
            }
        }
        return satisfier.choices(threshold.fact());
    }

    /** One; for a number with decimals one of its last digit. */
    private BigDecimal step(Threshold threshold, BigDecimal bound) {
        Question question = pack.product().questions().get(last(threshold.fact()));
        boolean whole = question == null || question.type().kind() == Kind.WHOLE;
        return whole || bound.scale() <= 0 ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(bound.scale());
    }

    /** Customers to try, the likeliest first. */
    private List<Facts> bases(Threshold threshold) {
        if (threshold.set() == RuleSet.CLAIM_DOCUMENTS) {
            return wanted(threshold, "event.consequence").flatMap(cases::claim)
                    .or(() -> wanted(threshold, "benefit").map(pack.product().benefits()::get).flatMap(benefit -> cases.claim(benefit.consequences().get(0))))
                    .or(cases::anyClaim).stream().toList();
        }
        boolean accepts = threshold.set() == RuleSet.CONSENT && (threshold.fact().equals("by") || threshold.fact().equals("method"));
        List<Facts> quotes = wanted(threshold, "plan").flatMap(cases::quote).map(List::of).orElseGet(cases::quotes);
        return accepts ? quotes.stream().map(facts -> facts.with("consent.method", "checkbox")).toList() : quotes;
    }

    /** The text that the rule asks the fact to be. */
    private static Optional<String> wanted(Threshold threshold, String fact) {
        return threshold.rule().conditions().stream()
                .filter(condition -> condition instanceof Compare compare && compare.operator().equals("==")
                        && compare.left() instanceof Name name && name.name().equals(fact) && compare.right() instanceof Literal)
                .map(condition -> ((Literal) ((Compare) condition).right()).text()).findFirst();
    }

    /** The life that the rule is about: one of the role it asks for, else the first that is not the applicant alone. */
    private static String life(Threshold threshold, Facts facts) {
        if (!(facts.get("lives") instanceof Map<?, ?> lives) || lives.isEmpty()) {
            return "";
        }
        Optional<String> role = wanted(threshold, "life.role");
        for (Object name : lives.keySet()) {
            Object given = facts.get("lives." + name + ".role");
            boolean fits = role.isEmpty() || role.get().equals(given == null ? name : given);
            if (fits && !"self".equals(facts.get("lives." + name + ".relation"))) {
                return String.valueOf(name);
            }
        }
        return "";
    }

    private boolean needsGuardian(String path, List<Object> values) {
        return path.equals("applicant.age")
                && values.stream().anyMatch(value -> value instanceof BigDecimal age && age.intValue() < pack.product().ageOfMajority());
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
