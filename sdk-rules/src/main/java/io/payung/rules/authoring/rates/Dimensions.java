package io.payung.rules.authoring.rates;

import io.payung.product.CoverDuration;
import io.payung.product.LifeRole;
import io.payung.product.Plan;
import io.payung.product.Question.Moment;
import io.payung.product.Question;
import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a rate table of one product may ask for, and which values can occur in each plan. */
public final class Dimensions {

    private static final String PLAN = "plan";
    private static final String LIVES = "lives";

    private final Map<String, Question> questions;
    private final Map<String, Plan> plans;
    private final Map<String, LifeRole> roles;
    private final Map<String, Dimension> known = new LinkedHashMap<>();

    private Dimensions(Map<String, Question> questions, Map<String, Plan> plans, Map<String, LifeRole> roles) {
        this.questions = questions;
        this.plans = plans;
        this.roles = roles;
    }

    /** For a premium: the age of the oldest life, the number of lives, the months of cover, the plan, and questions asked at quote. */
    public static Dimensions ofPremium(
            Map<String, Question> questions, Map<String, Plan> plans, Map<String, LifeRole> roles, CoverDuration duration) {
        Dimensions dimensions = new Dimensions(questions, plans, roles);
        dimensions.add(Dimension.between("age", Kind.WHOLE, null, null));
        dimensions.add(Dimension.between(LIVES, Kind.WHOLE, BigDecimal.ONE, null));
        dimensions.add(Dimension.among(PLAN, Kind.TEXT, List.copyOf(plans.keySet())));
        dimensions.months(duration);
        questions.values().stream().filter(Dimensions::isAskedOfEveryone).forEach(dimensions::question);
        return dimensions;
    }

    /** For a refund, also how many months have gone by. */
    public static Dimensions ofRefund(
            Map<String, Question> questions, Map<String, Plan> plans, Map<String, LifeRole> roles, CoverDuration duration) {
        Dimensions dimensions = ofPremium(questions, plans, roles, duration);
        Dimension months = dimensions.known.get("months");
        dimensions.add(Dimension.between("monthsElapsed", Kind.WHOLE, BigDecimal.ZERO, months == null ? null : months.max()));
        return dimensions;
    }

    /** An answer that is not always there matches no row. */
    private static boolean isAskedOfEveryone(Question question) {
        return question.askedAt() == Moment.QUOTE && question.neededWhen() == null && question.type() != ValueType.TEXT
                && question.per() != Question.Scope.LIFE;
    }

    private void months(CoverDuration duration) {
        Long longest = duration.months(Map.of());
        if (longest == null) {
            return;
        }
        BigDecimal max = BigDecimal.valueOf(longest);
        String asked = duration.question();
        BigDecimal min = asked == null ? max : Objects.requireNonNullElse(least(asked), BigDecimal.ONE).multiply(monthsOf(duration));
        add(Dimension.between("months", Kind.WHOLE, min, max));
    }

    private @Nullable BigDecimal least(String name) {
        Question question = questions.get(name);
        return question == null ? null : question.min();
    }

    private static BigDecimal monthsOf(CoverDuration duration) {
        return BigDecimal.valueOf(Objects.requireNonNull(duration.unit(), "a question counts something").toTotalMonths());
    }

    private void question(Question question) {
        Kind kind = question.type().kind();
        switch (question.type()) {
            case CHOICE -> add(Dimension.among(question.name(), kind, question.choices()));
            case YES_NO -> add(Dimension.among(question.name(), kind, List.of("false", "true")));
            default -> add(Dimension.between(question.name(), kind, question.min(), question.max()));
        }
    }

    private void add(Dimension dimension) {
        known.put(dimension.name(), dimension);
    }

    Map<String, Dimension> known() {
        return known;
    }

    /** Whether the name is a question, but not one that a table may ask for. */
    boolean isOtherQuestion(String name) {
        return questions.containsKey(name) && !known.containsKey(name);
    }

    /** The dimensions as far as their values occur in a plan. */
    List<Dimension> in(String plan, List<Dimension> dimensions) {
        List<Dimension> narrowed = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            if (dimension.name().equals(PLAN)) {
                narrowed.add(dimension.only(plan));
            } else {
                narrowed.add(dimension.name().equals(LIVES) ? lives(plan) : dimension);
            }
        }
        return narrowed;
    }

    private Dimension lives(String plan) {
        List<LifeRole> of = plans.get(plan).lives().stream().map(roles::get).filter(Objects::nonNull).toList();
        int min = Math.max(1, of.stream().mapToInt(LifeRole::min).sum());
        int max = Math.max(min, of.stream().mapToInt(LifeRole::max).sum());
        return Dimension.between(LIVES, Kind.WHOLE, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }
}
