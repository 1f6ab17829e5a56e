package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleProductTest {

    private static final ProductPack PACK = ProductPacks.directory(ProductFolder.samplePath()).onSale(Instant.parse("2026-06-01T00:00:00Z")).get(0);

    @Test
    void x() {
        System.out.println(PACK);
        Map<String, Object> f = new HashMap<>(Map.of("plan", "plus", "life.ageAtStart", 70L, "held.count", 0L, "held.overlaps", false, "held.sumInsured", new BigDecimal("30000001"), "answers.occupation", "office", "answers.monthlyIncome", new BigDecimal("2500000")));
        System.out.println(PACK.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(f)));
        System.out.println(PACK.rules().foresee(RuleSet.ELIGIBILITY, RuleFacts.of(f)));
        f.remove("life.ageAtStart");
        System.out.println(PACK.rules().decide(RuleSet.ELIGIBILITY, RuleFacts.of(f)));
        System.out.println(PACK.rules().foresee(RuleSet.ELIGIBILITY, RuleFacts.of(f)));
        System.out.println(PACK.rules().foresee(RuleSet.CLAIM_DOCUMENTS, RuleFacts.of(Map.of("benefit", "medical", "lives.count", 1L))));
        System.out.println(PACK.rules().engineVersion());
    }
}
