package io.payung.quote;

import io.payung.decision.PackRef;
import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.party.Applicant;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.StartTerms;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a search for the nearest yes meets: products in their order, holdings by day, one instant. */
final class Marketplace implements NearestYes.Market {

    private final List<ProductPack> packs = new ArrayList<>();
    private Function<LocalDate, Holdings> held = day -> new Holdings(0, Shop.rupiah(0), false);
    int reads;

    /** The sample product under another name, by other rules, with more questions and a window of starts from today on. */
    Marketplace selling(String id, FakeRules rules, int aheadDays, Question... questions) {
        ProductPack sample = SampleProduct.pack(1, rules);
        Map<String, Question> all = new LinkedHashMap<>(sample.product().questions());
        for (Question question : questions) {
            all.put(question.name(), question);
        }
        Product product = Variations.with(sample.product(), "id", ProductId.of(id));
        product = Variations.with(product, "start", new StartTerms(0, aheadDays));
        product = Variations.with(product, "questions", all);
        ProductPack pack = Variations.with(sample, "product", product);
        packs.add(Variations.with(pack, "ref", new PackRef(id, 1, PackSource.sha256(id))));
        return this;
    }

    Marketplace changing(String component, Function<Product, Object> value) {
        ProductPack last = packs.remove(packs.size() - 1);
        packs.add(Variations.with(last, "product", Variations.with(last.product(), component, value.apply(last.product()))));
        return this;
    }

    Marketplace holding(Function<LocalDate, Holdings> byDay) {
        held = byDay;
        return this;
    }

    static Question choosable(String name, ValueType type, List<String> choices, @Nullable Integer min, @Nullable Integer max) {
        return new Question(
                name, type, choices, min == null ? null : BigDecimal.valueOf(min), max == null ? null : BigDecimal.valueOf(max), "customer",
                Question.Moment.QUOTE, Question.Scope.QUOTE, null, true);
    }

    /** An office clerk of 36 with the answers of the sample and more. */
    static QuoteRequest request(String product, String plan, Object... answers) {
        return request(product, plan, Applicants.adult(), answers);
    }

    static QuoteRequest request(String product, String plan, Applicant applicant, Object... answers) {
        Map<String, Object> all = new TreeMap<>(SampleProduct.allAnswers());
        for (int index = 0; index < answers.length; index += 2) {
            all.put((String) answers[index], answers[index + 1]);
        }
        return QuoteRequest.of(product, plan).via("app").by(applicant).answers(all);
    }

    ProductPack pack(String product) {
        return packs.stream().filter(pack -> pack.product().id().value().equals(product)).findFirst().orElseThrow();
    }

    QuoteCase asked(QuoteRequest request) {
        QuoteRequest accepted = new Intake(pack(request.product()).product(), Shop.TODAY).accept(request);
        LocalDate start = accepted.coverStart() == null ? Shop.TODAY : accepted.coverStart();
        return new QuoteCase(accepted, Shop.TODAY, start, held(pack(request.product()).product(), accepted, start));
    }

    Verdict decide(QuoteRequest request) {
        return Decider.decide(pack(request.product()), asked(request));
    }

    /** For a request that is declined. */
    List<Proposal> nearestTo(QuoteRequest request) {
        List<Reason> reasons = ((Verdict.No) decide(request)).decision().reasons();
        reads = 0;
        return new NearestYes(this, pack(request.product()), request, asked(request), reasons).search();
    }

    @Override
    public List<ProductPack> onSale() {
        return packs;
    }

    @Override
    public Instant now() {
        return Shop.NOW;
    }

    @Override
    public List<Holdings> held(Product product, QuoteRequest accepted, LocalDate start) {
        reads++;
        return accepted.lives().stream().map(life -> held.apply(start)).toList();
    }
}
