package io.payung.rules.scenario.boundary;

import io.payung.party.Life;
import io.payung.product.LifeRole;
import io.payung.product.Plan;
import io.payung.product.Product;
import io.payung.product.Question;
import io.payung.product.ValueType.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Makes up a customer whom the product accepts, for a product that has no scenario yet. The same product gives the same customer. */
final class Invention {

    /** A product that accepts fewer than one in hundreds of everyday customers is left to its designer. */
    private static final int ATTEMPTS = 500;
    private static final long SEED = 20_261_122L;
    private static final List<Integer> AGES = List.of(30, 40, 20, 50, 60);
    private static final int CHILD = 10;

    private final Product product;
    private final String asOf;
    private final Random random = new Random(SEED);

    Invention(Product product, String asOf) {
        this.product = product;
        this.asOf = asOf;
    }

    /** Facts of the plan that pass; the first attempt takes of everything what comes first. */
    Optional<Facts> of(Plan plan, Predicate<Facts> passes) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Facts facts = lives(plan, Facts.none().with("plan", plan.id()).with("applicant.age", number(pick(AGES, attempt))));
            for (Question question : product.questions().values()) {
                List<Object> values = values(question);
                if (question.askedAt() == Question.Moment.QUOTE && !values.isEmpty()) {
                    facts = facts.with("answers." + question.name(), pick(values, attempt));
                }
            }
            if (passes.test(facts)) {
                return Optional.of(facts);
            }
        }
        return Optional.empty();
    }

    /** Answers to what is asked at a claim. */
    Facts answeringAtClaim(Facts facts) {
        Facts changed = facts;
        for (Question question : product.questions().values()) {
            List<Object> values = values(question);
            if (question.askedAt() == Question.Moment.CLAIM && !values.isEmpty()) {
                changed = changed.with("event.answers." + question.name(), values.get(0));
            }
        }
        return changed;
    }

    private Facts lives(Plan plan, Facts facts) {
        List<LifeRole> roles = plan.lives().stream().map(product.lives()::get).toList();
        long needed = roles.stream().mapToLong(LifeRole::min).sum();
        if (needed <= 1 && roles.get(0).relations().contains(Life.SELF)) {
            return facts;
        }
        Facts changed = facts;
        for (LifeRole role : roles) {
            for (int index = 1; index <= role.min(); index++) {
                boolean self = index == 1 && role.relations().contains(Life.SELF);
                String life = "lives." + role.id().replace("-", "") + (index == 1 ? "" : index);
                String relation = self ? Life.SELF : role.relations().stream().filter(each -> !each.equals(Life.SELF)).findFirst().orElse(Life.SELF);
                changed = changed.with(life + ".role", role.id()).with(life + ".relation", relation);
                changed = self ? changed : changed.with(life + ".age", number(relation.equals("child") ? CHILD : AGES.get(0)));
            }
        }
        return changed;
    }

    private List<Object> values(Question question) {
        return switch (question.type().kind()) {
            case FLAG -> List.of(false, true);
            case TEXT -> question.choices().isEmpty() ? List.of("text") : List.copyOf(question.choices());
            case DATE -> List.of(asOf);
            case WHOLE, NUMBER -> numbers(question);
        };
    }

    private static List<Object> numbers(Question question) {
        BigDecimal min = question.min() == null ? BigDecimal.ZERO : question.min();
        BigDecimal max = question.max() == null ? BigDecimal.TEN.pow(9) : question.max();
        List<Object> numbers = new ArrayList<>();
        BigDecimal middle = min.add(max).divideToIntegralValue(BigDecimal.valueOf(2));
        numbers.add(question.type().kind() == Kind.WHOLE ? middle : middle.max(min));
        for (int power = 6; power >= 0; power--) {
            numbers.add(BigDecimal.TEN.pow(power));
        }
        numbers.add(min);
        numbers.add(max);
        numbers.removeIf(number -> ((BigDecimal) number).compareTo(min) < 0 || ((BigDecimal) number).compareTo(max) > 0);
        return numbers;
    }

    private <T> T pick(List<T> values, int attempt) {
        return values.get(attempt == 0 ? 0 : random.nextInt(values.size()));
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
