package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimAssessment.Payable;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.product.Benefit;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.product.terms.PayTo;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A benefit of twenty million that is paid to the lender alone, up to what they are still owed. */
class LastPayeeTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "19999999,19999999", "20000000,20000000", "20000001,20000000"})
    void paysNoMoreThanTheLastPayeeMayTake(String owed, long paid) {
        assertThat(death(owed)).extracting(Payable::atMost).containsExactly(Shop.rupiah(paid));
    }

    @Test
    void saysTheWholeAmountAsLongAsNobodySaidWhatIsOwed() {
        assertThat(death(null)).extracting(Payable::atMost).containsExactly(Shop.rupiah(20_000_000));
    }

    private static List<Payable> death(@Nullable String owed) {
        Shop shop = new Shop(pack());
        Map<String, Object> answers = new TreeMap<>(Map.of("trafficAccident", false));
        if (owed != null) {
            answers.put("owed", new BigDecimal(owed));
        }
        ClaimNotice notice = ClaimNotice.on(
                shop.issue(Shop.request("plus", Applicants.adult()), "order").number(), new ClaimEvent("accident", "death", "home", Shop.TODAY));
        return shop.payung.claim(notice.answers(answers)).assessment().payable().stream().filter(each -> each.benefit().equals("death")).toList();
    }

    private static ProductPack pack() {
        ProductPack pack = SampleProduct.pack();
        Product product = pack.product();
        Map<String, Question> questions = new LinkedHashMap<>(product.questions());
        questions.put("owed", new Question(
                "owed", ValueType.MONEY, List.of(), null, null, "partner", Question.Moment.CLAIM, Question.Scope.QUOTE));
        Map<String, Benefit> benefits = new LinkedHashMap<>(product.benefits());
        Benefit death = benefits.get("death");
        benefits.put("death", Variations.with(death, "terms", Variations.with(
                death.terms(), "payTo", List.of(new PayTo("cooperative", "owed", false)))));
        return Variations.with(pack, "product", Variations.with(Variations.with(product, "questions", questions), "benefits", benefits));
    }
}
