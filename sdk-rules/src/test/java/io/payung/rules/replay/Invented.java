package io.payung.rules.replay;

import io.payung.decision.Decision;
import io.payung.json.CanonicalJson;
import io.payung.money.Money;
import io.payung.party.Life;
import io.payung.product.LifeRole;
import io.payung.product.Needs;
import io.payung.product.Product;
import io.payung.product.Question;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cases of made-up people at and beside the thresholds of a product. Seeded. */
final class Invented {

    private static final List<String> SEXES = List.of("female", "male");
    private static final int OPEN = 40;
    private static final int STRANGE = 25;

    private final Product product;
    private final Random random;

    Invented(Product product, Random random) {
        this.product = product;
        this.random = random;
    }

    LocalDate asOf() {
        return product.onSale().from().plusDays(random.nextInt(900));
    }

    /** The input {@link Decision#CASE}, as JSON would give it back. */
    @SuppressWarnings("unchecked")
    Map<String, Object> quoted(LocalDate asOf) {
        LocalDate start = asOf.plusDays(rarely() ? random.nextInt(40) - 3 : random.nextInt(product.start().aheadDays() + 1));
        String plan = any(List.copyOf(product.plans().keySet()));
        List<Map<String, Object>> lives = lives(plan, start);
        Map<String, Object> quoted = new TreeMap<>();
        quoted.put("plan", plan);
        quoted.put("channel", any(List.of("app", "counter", "agent")));
        quoted.put("language", any(product.languages().all()));
        quoted.put("coverStart", start);
        quoted.put("answers", answers(Question.Scope.QUOTE));
        quoted.put("object", answers(Question.Scope.OBJECT));
        quoted.put("lives", lives);
        quoted.put("applicant", applicant(lives, start));
        quoted.put("holdings", lives.stream().map(life -> holding()).toList());
        if (random.nextInt(3) > 0) {
            quoted.put("guardian", random.nextInt(6) == 0 ? 0 : 9);
        }
        return CanonicalJson.read(CanonicalJson.write(quoted), TreeMap.class);
    }

    /** The input {@link Decision#ACCEPTED} for an offer: all of it, or seldom not. */
    @SuppressWarnings("unchecked")
    Map<String, Object> accepted(Decision offer) {
        Map<String, Map<String, Object>> shown = CanonicalJson.read(CanonicalJson.write(offer.results().get("clauses")), TreeMap.class);
        List<Map<String, Object>> clauses = new ArrayList<>();
        shown.forEach((id, clause) -> {
            if (random.nextInt(STRANGE) > 0) {
                clauses.add(Map.of("id", id, "sha256", clause.get("sha256")));
            }
        });
        Map<String, Object> accepted = Map.of("by", any(List.of("applicant", "guardian")), "method", any(List.of("checkbox", "agent-assisted")),
                "language", offer.inputs().get(Decision.CASE).get("language"), "clauses", clauses);
        return CanonicalJson.read(CanonicalJson.write(accepted), TreeMap.class);
    }

    private List<Map<String, Object>> lives(String plan, LocalDate start) {
        List<Map<String, Object>> lives = new ArrayList<>();
        for (String id : product.plans().get(plan).lives()) {
            LifeRole role = product.lives().get(id);
            int count = role.min() + random.nextInt(Math.min(role.max() - role.min(), 3) + 1);
            for (int each = 0; each < count; each++) {
                Map<String, Object> life = new TreeMap<>(person(id, start));
                String relation = any(role.relations());
                boolean self = lives.isEmpty() && product.isApplicant(id, relation);
                life.put("person", self ? 0 : lives.size() + 1);
                life.put("role", id);
                life.put("relation", relation);
                life.put("answers", answers(Question.Scope.LIFE));
                lives.add(life);
            }
        }
        return lives;
    }

    private Map<String, Object> applicant(List<Map<String, Object>> lives, LocalDate start) {
        Map<String, Object> first = lives.get(0);
        return first.get("person").equals(0)
                ? Map.of("birthDate", first.get("birthDate"), "sex", first.get("sex"))
                : person(Life.SELF, start);
    }

    /** Often a few days from a birthday at which a rule changes its mind. */
    private Map<String, Object> person(String role, LocalDate start) {
        int age = random.nextBoolean() ? random.nextInt(role.equals("child") ? 22 : 75) : threshold(100).intValue() + random.nextInt(3) - 1;
        LocalDate birthday = start.minusYears(Math.max(age, 0));
        LocalDate born = random.nextBoolean() ? birthday.minusDays(random.nextInt(365)) : birthday.plusDays(random.nextInt(3) - 1L);
        return Map.of("birthDate", rarely() ? LocalDate.of(1996, 2, 29) : born, "sex", any(SEXES));
    }

    private Map<String, Object> answers(Question.Scope scope) {
        Map<String, Object> answers = new TreeMap<>();
        product.questions().forEach((name, question) -> {
            if (question.per() == scope && question.askedAt() == Question.Moment.QUOTE && random.nextInt(OPEN) > 0) {
                answers.put(name, answer(question));
            }
        });
        return Needs.of(product.questions(), answers).keep(answers);
    }

    private Object answer(Question question) {
        return switch (question.type().kind()) {
            case FLAG -> random.nextInt(4) == 0;
            case DATE -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900));
            case TEXT -> question.choices().isEmpty() ? "Kredit №" + random.nextInt(1000) + " İzmir ığüş" : any(question.choices());
            case WHOLE -> within(question, random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(40)) : threshold(100)).longValue();
            case NUMBER -> question.type() == ValueType.PERCENT ? BigDecimal.valueOf(1 + random.nextInt(6_000), 2) : within(question, random.nextInt(3) == 0
                    ? threshold(Long.MAX_VALUE).add(BigDecimal.valueOf(random.nextInt(3) - 1L))
                    : BigDecimal.valueOf(random.nextInt(3_000_000_00), 2));
        };
    }

    private static BigDecimal within(Question question, BigDecimal value) {
        BigDecimal least = bounded(value, question.min(), true);
        return bounded(least, question.max(), false);
    }

    private static BigDecimal bounded(BigDecimal value, @Nullable BigDecimal bound, boolean below) {
        return bound == null ? value : below ? value.max(bound) : value.min(bound);
    }

    private Map<String, Object> holding() {
        int count = rarely() ? 3 : random.nextInt(2) * random.nextInt(3);
        BigDecimal sum = count == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(9) * 5_000_000L + random.nextInt(3) - 1).max(BigDecimal.ZERO);
        Map<String, Object> holding = new TreeMap<>();
        holding.put("count", count);
        holding.put("sumInsured", new Money(sum, product.currency()));
        holding.put("overlaps", count > 0 && random.nextInt(4) == 0);
        if (random.nextInt(5) == 0) {
            holding.put("elsewhere", Map.of("count", 1, "sumInsured", new Money(BigDecimal.valueOf(random.nextInt(20) * 1_000_000L), product.currency()),
                    "source", any(List.of("KNOWN", "DECLARED", "UNKNOWN"))));
        }
        return holding;
    }

    private BigDecimal threshold(long below) {
        List<BigDecimal> numbers = product.parameters().values().stream().map(parameter -> parameter.value().toString())
                .filter(text -> text.matches("[0-9.]+")).map(BigDecimal::new).filter(number -> number.compareTo(BigDecimal.valueOf(below)) < 0).toList();
        return numbers.isEmpty() ? BigDecimal.TEN : any(numbers);
    }

    private boolean rarely() {
        return random.nextInt(STRANGE) == 0;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
