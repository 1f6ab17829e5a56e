package io.payung.quote;

import io.payung.money.Money;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.RuleOutline;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Other first days of cover at which a case may be decided otherwise, nearest to the wished one first, of equally near ones the later. Days with
 * the same ages, holdings and other facts are decided alike, so only the nearest of each run of them is a candidate; if a rule reads the day
 * itself, or if the rules do not tell what they read, every day is. At most {@value #MOST} candidates, at most {@value #FARTHEST} days away.
 */
final class StartCandidates {

    static final int MOST = 31;
    static final int FARTHEST = 366;

    private static final String START = "coverStart";

    private final ProductPack pack;
    private final Product product;
    private final QuoteRequest request;
    private final LocalDate asOf;
    private final Function<LocalDate, List<Holdings>> held;
    private final Map<LocalDate, List<Holdings>> known = new TreeMap<>();

    /**
     * @param request as it was accepted
     * @param held    what the lives hold, for a cover from a day
     */
    StartCandidates(ProductPack pack, QuoteRequest request, LocalDate asOf, Function<LocalDate, List<Holdings>> held) {
        this.pack = pack;
        this.product = pack.product();
        this.request = request;
        this.asOf = asOf;
        this.held = held;
    }

    List<LocalDate> around(LocalDate wished) {
        LocalDate first = latest(asOf.minusDays(product.start().backdateDays()), wished.minusDays(FARTHEST));
        LocalDate last = earliest(asOf.plusDays(product.start().aheadDays()), wished.plusDays(FARTHEST));
        if (first.isAfter(last)) {
            return List.of();
        }
        List<LocalDate> candidates = readsStart() ? everyDay(first, last) : nearestOfEachRun(first, last, wished);
        candidates.remove(wished);
        candidates.sort(Comparator.<LocalDate>comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(wished, day)))
                .thenComparing(Comparator.reverseOrder()));
        return List.copyOf(candidates.subList(0, Math.min(MOST, candidates.size())));
    }

    private boolean readsStart() {
        Map<?, List<RuleOutline>> outline = pack.rules().outline();
        return outline.isEmpty() || outline.values().stream().flatMap(List::stream).flatMap(rule -> rule.conditions().stream())
                .anyMatch(condition -> condition.reads().contains(START));
    }

    private static List<LocalDate> everyDay(LocalDate first, LocalDate last) {
        return new ArrayList<>(first.datesUntil(last.plusDays(1)).toList());
    }

    private List<LocalDate> nearestOfEachRun(LocalDate first, LocalDate last, LocalDate wished) {
        TreeSet<LocalDate> begins = new TreeSet<>(List.of(first));
        holdingsChange(first, last, begins);
        List<Map<String, Object>> before = null;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<Map<String, Object>> facts = facts(day);
            if (before != null && !facts.equals(before)) {
                begins.add(day);
            }
            before = facts;
        }
        List<LocalDate> nearest = new ArrayList<>();
        for (LocalDate begin : begins) {
            LocalDate next = begins.higher(begin);
            LocalDate end = next == null ? last : next.minusDays(1);
            // A wished day within the run has been declined, and so would be its whole run.
            if (wished.isBefore(begin) || wished.isAfter(end)) {
                nearest.add(wished.isBefore(begin) ? begin : end);
            }
        }
        return nearest;
    }

    /**
     * Notes the days on which the holdings are not those of the day before. Where they are the same on two days they are the same between: covers only
     * end as the start moves on, which the count shows, and as long as none ends, one that overlaps goes on overlapping.
     */
    private void holdingsChange(LocalDate from, LocalDate to, TreeSet<LocalDate> changes) {
        if (from.equals(to) || held(from).equals(held(to))) {
            return;
        }
        if (from.plusDays(1).equals(to)) {
            changes.add(to);
            return;
        }
        LocalDate middle = from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
        holdingsChange(from, middle, changes);
        holdingsChange(middle, to, changes);
    }

    private List<Holdings> held(LocalDate day) {
        return known.computeIfAbsent(day, held);
    }

    /** Everything the rules read that depends on the day, without the day itself and the holdings. */
    private List<Map<String, Object>> facts(LocalDate day) {
        FactSheet sheet = new FactSheet(product, new QuoteCase(request, asOf, day, List.of()));
        List<Map<String, Object>> facts = new ArrayList<>();
        Holdings none = new Holdings(0, Money.zero(product.currency()), false);
        for (int life = 0; life < request.lives().size(); life++) {
            facts.add(withoutDay(sheet.ofLife(life, none).values()));
        }
        facts.add(withoutDay(sheet.ofConsent(String.valueOf(request.language()), null, null).values()));
        return facts;
    }

    private static Map<String, Object> withoutDay(Map<String, Object> facts) {
        Map<String, Object> rest = new TreeMap<>(facts);
        rest.remove(START);
        return rest;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
