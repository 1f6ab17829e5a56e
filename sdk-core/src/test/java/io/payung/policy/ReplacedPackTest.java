package io.payung.policy;

import static io.payung.fixture.Shop.TODAY;
import static io.payung.fixture.Shop.changed;
import static io.payung.fixture.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.product.Plan;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.SaleWindow;
import io.payung.product.ValueType;
import io.payung.quote.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An offer of a pack that was quoted, never sold and has been replaced since. */
class ReplacedPackTest {
    private final Shop shop = new Shop();

    @Test
    void asksAgainWhenThePackWasReplacedAndNeverKept() {
        Offer offer = shop.offer();
        shop.shelf.replace(SampleProduct.pack(2, SampleRules.all()));

        IssueOutcome.OfferChanged changed = changed(shop.payung.issue(shop.command(offer, "order-1")));

        assertThat(changed.offer().receipt().decision().pack().version()).isEqualTo(2);
        assertThat(changed.refundDue()).as("no gateway was asked").isNull();
        assertThat(shop.rows("policy")).isZero();
    }

    @Test
    void declinesWhatTheReplacementOfAPackDeclines() {
        Offer offer = shop.offer();
        FakeRules stricter = SampleRules.all();
        stricter.rule(RuleSet.ELIGIBILITY, "ELG-009").when("lives.count", SampleRules.atLeast(1)).decline("CLOSED_TO_ALL");
        shop.shelf.replace(SampleProduct.pack(2, stricter));

        assertCode("CLOSED_TO_ALL", shop.payung.issue(shop.command(offer, "order-1")));
        assertThat(shop.rows("refund_due")).as("no gateway was asked").isZero();
    }

    @Test
    void expiresAnOfferWhoseReplacedPackIsNoLongerOnSale() {
        Offer offer = shop.offer();
        ProductPack next = SampleProduct.pack(2, SampleRules.all());
        SaleWindow tomorrow = new SaleWindow(TODAY.plusDays(1), null, SampleProduct.ZONE);
        shop.shelf.replace(Variations.with(next, "product", Variations.with(next.product(), "onSale", tomorrow)));

        assertCode("OFFER_EXPIRED", shop.payung.issue(shop.command(offer, "order-1")));
    }

    @Test
    void expiresAnOfferThatNoLongerFitsTheReplacementOfItsPack() {
        Offer offer = shop.offer(Shop.request("plus", Applicants.adult()));
        ProductPack next = SampleProduct.pack(2, SampleRules.all());
        Map<String, Plan> plans = new LinkedHashMap<>(next.product().plans());
        plans.remove("plus");
        shop.shelf.replace(Variations.with(next, "product", Variations.with(next.product(), "plans", plans)));

        assertCode("OFFER_EXPIRED", shop.payung.issue(shop.command(offer, "order-1")));
    }

    @Test
    void expiresAnOfferWhoseReplacedPackAsksMore() {
        Offer offer = shop.offer();
        ProductPack next = SampleProduct.pack(2, SampleRules.all());
        Map<String, Question> questions = new LinkedHashMap<>(next.product().questions());
        questions.put("smoker", new Question(
                "smoker", ValueType.YES_NO, List.of(), null, null, "customer", Question.Moment.QUOTE, Question.Scope.QUOTE));
        shop.shelf.replace(Variations.with(next, "product", Variations.with(next.product(), "questions", questions)));

        assertCode("OFFER_EXPIRED", shop.payung.issue(shop.command(offer, "order-1")));
    }

    @Test
    void aRuleThatThrowsInTheReplacementOfAPackNeverApproves() {
        Offer offer = shop.offer();
        FakeRules broken = SampleRules.all();
        broken.rule(RuleSet.ELIGIBILITY, "BAD-001").fail(new IllegalStateException("broken"));
        shop.shelf.replace(SampleProduct.pack(2, broken));

        PayungException failure =
                catchThrowableOfType(PayungException.class, () -> shop.payung.issue(shop.command(offer, "order-1")));

        assertThat(failure.code()).isEqualTo("RULE_FAILED");
        assertThat(shop.rows("policy")).isZero();
    }

    private static void assertCode(String code, IssueOutcome outcome) {
        assertThat(refused(outcome).reasons().get(0).code().value()).isEqualTo(code);
    }
}
