package io.payung.rules;

import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Complete facts of the sample product to which no rule objects, to be changed by a test. */
final class SampleFacts {

    private final TreeMap<String, Object> values;

    private SampleFacts(Map<String, Object> values) {
        this.values = new TreeMap<>(values);
    }

    static SampleFacts of(RuleSet set) {
        SampleFacts facts = new SampleFacts(Map.of("plan", "plus", "channel", "app", "asOf", LocalDate.of(2026, 6, 1), "lives.count", 1L,
                "lives.countOf.main", 1L));
        return switch (set) {
            case ELIGIBILITY, COVERAGE -> facts.quoted();
            case CONSENT -> facts.with("minorInsured", false).with("by", "applicant").with("method", "click").with("language", "id")
                    .with("coverStart", LocalDate.of(2026, 6, 2)).with("applicant.ageAtStart", 30L).with("applicant.sex", "female");
            case CLAIM_DOCUMENTS -> facts.quoted().with("event.cause", "accident").with("event.consequence", "death")
                    .with("event.place", "home").with("event.date", LocalDate.of(2026, 9, 1)).with("benefit", "death")
                    .with("policy.ageDays", 90L).with("reportedAfterDays", 3L).with("answers.trafficAccident", false);
        };
    }

    /** At or beside a threshold of the sample product, sometimes with something unknown. */
    static RuleFacts nearThresholds(RuleSet set, Random random) {
        SampleFacts facts = of(set)
                .with("plan", one(random, "basic", "plus"))
                .with("life.ageAtStart", near(random, 6, 17, 60, 69))
                .with("held.count", near(random, 2))
                .with("held.overlaps", random.nextInt(6) == 0)
                .with("held.sumInsured", decimal(near(random, 30_000_000, 40_000_000)))
                .with("answers.occupation", one(random, "office", "trade", "mining", "student", "home"))
                .with("answers.monthlyIncome", decimal(near(random, 100_000, 2_500_000)))
                .with("answers.motorcycle", random.nextBoolean())
                .with("answers.hazardousSport", random.nextBoolean())
                .with("minorInsured", random.nextBoolean())
                .with("by", one(random, "guardian", "applicant"))
                .with("benefit", one(random, "death", "disability", "medical"))
                .with("event.consequence", one(random, "death", "total-permanent-disability", "injury"))
                .with("event.place", one(random, "abroad", "home"))
                .with("answers.trafficAccident", random.nextBoolean())
                .with("policy.ageDays", near(random, 14))
                .with("reportedAfterDays", near(random, 30));
        if (random.nextInt(20) == 0) {
            facts.without(one(random, "answers.occupation", "answers.monthlyIncome", "life.ageAtStart", "by", "event.place"));
        }
        return facts.facts();
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static long near(Random random, long... thresholds) {
        return thresholds[random.nextInt(thresholds.length)] + random.nextInt(3) - 1;
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }

    private SampleFacts quoted() {
        return with("applicant.ageAtStart", 30L).with("applicant.sex", "female").with("life.role", "main").with("life.relation", "self")
                .with("life.ageAtStart", 30L).with("life.ageAtEnd", 31L).with("life.sex", "female")
                        .with("coverStart", LocalDate.of(2026, 6, 2))
                .with("held.count", 0L).with("held.sumInsured", BigDecimal.ZERO).with("held.overlaps", false)
                .with("answers.occupation", "office").with("answers.motorcycle", false).with("answers.hazardousSport", false)
                .with("answers.monthlyIncome", new BigDecimal("5000000"));
    }

    SampleFacts with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    SampleFacts without(String name) {
        values.remove(name);
        return this;
    }

    RuleFacts facts() {
        return RuleFacts.of(values);
    }
}
