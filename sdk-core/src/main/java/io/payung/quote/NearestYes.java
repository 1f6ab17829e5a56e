package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.quote.Proposal.Change;
import io.payung.quote.Proposal.Choice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what a declined customer can have by choosing otherwise: another plan, start of cover, product or answer to a choosable question; never
 * by being somebody else. Fewest changes first, then the smallest loss of benefit against the wished plan, then the wished product and the others in the
 * order of the catalogue, and of several starts or answers the nearest. Everything found has been decided as an offer, and none of it has a change that it could do without.
 *
 * <p>The work is bounded: at most {@value #MAX_CHANGES} changes at once, {@value #MAX_TRIES} decisions and {@value #MAX_STEPS} combinations looked at,
 * in one fixed order, so that a long search is cut off at the same place each time.
 */
final class NearestYes {

    static final int MAX_PROPOSALS = 3;
    static final int MAX_CHANGES = 3;
    static final int MAX_TRIES = 300;
    static final int MAX_STEPS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(NearestYes.class);

    private final Market market;
    private final Alternative wished;
    private final List<Reason> reasons;
    private final Map<String, BigDecimal> wishedAmounts;
    private final Map<String, List<LocalDate>> starts = new HashMap<>();
    private final Map<String, List<Holdings>> held = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Set<String> failures = new HashSet<>();
    private int tries;
    private int steps;

    /** What is on sale and held, for the partner who asks. */
    interface Market {

        /** In the order of the catalogue. */
        List<ProductPack> onSale();

        Instant now();

        List<Holdings> held(Product product, QuoteRequest accepted, LocalDate start);
    }

    /** @param loss how much less is paid at most than under the wished plan, all benefits added up */
    private record Found(Alternative alternative, Verdict.Terms terms, BigDecimal loss) {}

    /**
     * @param request  as it was sent
     * @param declined the case that was declined
     */
    NearestYes(Market market, ProductPack pack, QuoteRequest request, QuoteCase declined, List<Reason> reasons) {
        this.market = market;
        this.wished = Alternative.asWished(pack, request);
        this.reasons = reasons;
        this.wishedAmounts = wishedAmounts(pack, declined);
    }

    /** At most {@value #MAX_PROPOSALS}. */
    List<Proposal> search() {
        List<Alternative> covers = covers();
        Map<Set<String>, Proposal> chosen = new LinkedHashMap<>();
        for (int changes = 1; changes <= MAX_CHANGES && chosen.size() < MAX_PROPOSALS && !exhausted(); changes++) {
            int before = found.size();
            for (Alternative cover : covers) {
                if (cover.changes().size() <= changes) {
                    vary(cover, choices(cover, changes - cover.changes().size()), 0, changes - cover.changes().size());
                }
            }
            found.subList(before, found.size()).stream()
                    .sorted(Comparator.comparing(Found::loss))
                    .forEach(each -> chosen.putIfAbsent(what(each.alternative()), proposal(each)));
        }
        return chosen.values().stream().limit(MAX_PROPOSALS).toList();
    }

    /** The wished plan, the other plans of its product, and all plans of other products in the same currency. */
    private List<Alternative> covers() {
        List<Alternative> covers = new ArrayList<>();
        List<ProductPack> packs = new ArrayList<>(List.of(wished.pack()));
        market.onSale().stream()
                .filter(pack -> !pack.product().id().equals(wished.pack().product().id()))
                .filter(pack -> pack.product().currency().equals(wished.pack().product().currency()))
                .forEach(packs::add);
        packs.forEach(pack -> pack.product().plans().keySet().forEach(plan -> covers.add(wished.of(pack, plan))));
        return covers;
    }

    /** What may be chosen otherwise beside product and plan, each with its candidates. */
    private List<List<Change>> choices(Alternative cover, int rest) {
        if (rest == 0) {
            return List.of();
        }
        List<List<Change>> choices = new ArrayList<>();
        choices.add(starts(cover).stream()
                .map(day -> new Change(Choice.COVER_START, "/coverStart", day))
                .toList());
        choices.addAll(new ChoosableAnswers(cover.pack(), reasons).of(cover.request()));
        return choices;
    }

    /** The plan of a product changes none of them, unless it does not fit the request at all. */
    private List<LocalDate> starts(Alternative cover) {
        Product product = cover.pack().product();
        LocalDate asOf = asOf(product);
        try {
            QuoteRequest accepted = new Intake(product, asOf).accept(cover.request());
            return starts.computeIfAbsent(cover.pack().ref().digest(), digest -> new StartCandidates(
                    cover.pack(), accepted, asOf, day -> held(product, accepted, day)).around(start(accepted, asOf)));
        } catch (InvalidInputException doesNotFit) {
            return List.of();
        } catch (PayungException failure) {
            told(cover.pack(), failure);
            return List.of();
        }
    }

    private List<Holdings> held(Product product, QuoteRequest accepted, LocalDate start) {
        String cover = product + " " + start + " " + product.duration().lastDay(start, accepted.commonAnswers());
        return held.computeIfAbsent(cover, key -> market.held(product, accepted, start));
    }

    private boolean exhausted() {
        return tries >= MAX_TRIES || steps >= MAX_STEPS;
    }

    /** Every way to make so many of the choices otherwise, from the given one on. */
    private void vary(Alternative base, List<List<Change>> choices, int from, int rest) {
        steps++;
        boolean couldDoWithLess = found.stream().anyMatch(each -> each.alternative().isWithin(base));
        if (couldDoWithLess || exhausted()) {
            return;
        }
        if (rest == 0) {
            attempt(base);
            return;
        }
        for (int index = from; index < choices.size(); index++) {
            for (Change change : choices.get(index)) {
                vary(base.with(change), choices, index + 1, rest - 1);
            }
        }
    }

    private void attempt(Alternative alternative) {
        tries++;
        try {
            Product product = alternative.pack().product();
            LocalDate asOf = asOf(product);
            QuoteRequest accepted = new Intake(product, asOf).accept(alternative.request());
            LocalDate start = start(accepted, asOf);
            QuoteCase quoted = new QuoteCase(accepted, asOf, start, held(product, accepted, start));
            if (Decider.decide(alternative.pack(), quoted) instanceof Verdict.Offerable offerable) {
                found.add(new Found(alternative, offerable.terms(), loss(offerable.terms())));
            }
        } catch (InvalidInputException doesNotFit) {
            // Another plan insures other roles, another product asks otherwise: no way to a yes.
        } catch (PayungException failure) {
            told(alternative.pack(), failure);
        }
    }

    /** Nobody asked for this, so it is no answer to the customer; whoever runs the shop sees it, once a search. */
    private void told(ProductPack pack, PayungException failure) {
        if (failures.add(pack + failure.code())) {
            LOG.warn("What {} offers beside a declined quote could not be decided: {}", pack, failure.code());
        }
    }

    private BigDecimal loss(Verdict.Terms terms) {
        Map<String, BigDecimal> lost = new TreeMap<>(wishedAmounts);
        terms.limits().forEach(limit -> lost.computeIfPresent(limit.benefit(), (id, amount) -> amount.subtract(limit.amount().amount())));
        return lost.values().stream().map(amount -> amount.max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the wished plan pays before any rule lowers it. */
    private Map<String, BigDecimal> wishedAmounts(ProductPack pack, QuoteCase declined) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        try {
            new Pricing(pack, declined, new FactSheet(pack.product(), declined)).limits(List.of())
                    .forEach(limit -> amounts.put(limit.benefit(), limit.amount().amount()));
        } catch (PayungException unknown) {
            told(pack, unknown);
        }
        return amounts;
    }

    /** Several starts, or several answers to one question, are one proposal: the best. */
    private static Set<String> what(Alternative alternative) {
        Set<String> what = new HashSet<>(List.of(alternative.request().product(), "plan " + alternative.request().plan()));
        alternative.changes().forEach(change -> what.add(change.pointer()));
        return what;
    }

    private static Proposal proposal(Found found) {
        Alternative alternative = found.alternative();
        Verdict.Terms terms = found.terms();
        Money premium = terms.premium();
        return new Proposal(
                alternative.request(), alternative.changes(), alternative.dropped(), alternative.pack().ref(), terms.coverStart(),
                terms.coverEnd(), premium, terms.limits());
    }

    private LocalDate asOf(Product product) {
        return product.onSale().dateOf(market.now());
    }

    private static LocalDate start(QuoteRequest request, LocalDate asOf) {
        return request.coverStart() == null ? asOf : request.coverStart();
    }
}
