package io.payung.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.product.Formula;
import io.payung.product.Parameter;
import io.payung.product.PremiumTerms;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a premium formula may read, and where a limit stops. */
class PremiumInputsTest {
    private final Map<String, BigDecimal> seen = new TreeMap<>();

    @Test
    void givesTheFormulaParametersAnswersAgeLivesAndLimits() {
        FakeRules rules = SampleRules.all().premium(inputs -> {
            seen.putAll(inputs);
            return new BigDecimal("500");
        });
        Shop shop = new Shop(reading(SampleProduct.pack(1, rules),
                "rate", "householdSize", "monthlyIncome", "age", "lives", "limits.death", "limits.medical"));

        shop.offer();

        assertThat(seen).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).containsExactlyInAnyOrderEntriesOf(Map.of(
                "rate", new BigDecimal("1.5"),
                "householdSize", new BigDecimal("4"),
                "monthlyIncome", new BigDecimal("5000000.50"),
                "age", new BigDecimal("36"),
                "lives", BigDecimal.ONE,
                "limits.death", new BigDecimal("10000000"),
                "limits.medical", BigDecimal.ZERO));
    }

    @Test
    void lowersALimitDownToZero() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.COVERAGE, "COV-009").when("lives.count", SampleRules.atLeast(1)).limit("death", 0, "NOTHING_FOR_DEATH");

        Offer offer = new Shop(SampleProduct.pack(1, rules)).offer(Shop.request("plus", Applicants.adult()));

        assertThat(offer.limits().get(0).amount()).isEqualTo(Shop.rupiah(0));
        assertThat(offer.limits().get(1).amount().isPositive()).isTrue();
    }

    private static ProductPack reading(ProductPack pack, String... names) {
        Formula formula = new Formula("premium.basic", "see the test", new TreeSet<>(List.of(names)));
        Product product = Variations.with(pack.product(), "premium", new PremiumTerms(Map.of("basic", formula), List.of()));
        product = Variations.with(product, "parameters", Map.of("rate", new Parameter("rate", ValueType.DECIMAL, new BigDecimal("1.5"))));
        return Variations.with(pack, "product", product);
    }
}
