package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static io.payung.quote.Marketplace.choosable;
import static io.payung.quote.Marketplace.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against every request that could be made instead, on small products with rules by chance. */
class NearestYesPropertyTest {

    private static final long SEED = 20261122;
    private static final int WORLDS = Boolean.getBoolean("payung.long") ? 400 : 100;
    private static final int AHEAD = 4;
    private static final List<String> PLANS = List.of("basic", "plus");
    private static final List<String> COVERS = List.of("small", "medium", "large");
    private static final Question COVER = choosable("cover", ValueType.CHOICE, COVERS, null, null);
    private static final Question RIDER = choosable("rider", ValueType.YES_NO, List.of(), null, null);

    /** Something that could be asked for instead, with what it costs. */
    private record Instead(QuoteRequest request, Set<String> changed, BigDecimal loss) {}

    @Test
    void findsWhatTryingEverythingFinds() {
        Random random = new Random(SEED);
        int declined = 0;
        int proposed = 0;
        for (int world = 0; world < WORLDS; world++) {
            Marketplace market = market(random);
            QuoteRequest wished = wished(random);
            if (!(market.decide(wished) instanceof Verdict.No)) {
                continue;
            }
            declined++;
            List<Proposal> nearest = market.nearestTo(wished);
            proposed += nearest.size();

            assertThat(nearest).as("seed %s world %s", SEED, world).hasSizeLessThanOrEqualTo(NearestYes.MAX_PROPOSALS);
            assertThat(costs(nearest, wished, market)).as("seed %s world %s", SEED, world).isEqualTo(best(market, wished));
            nearest.forEach(proposal -> keepsItsWord(proposal, wished, market));
        }
        assertThat(declined).isGreaterThan(WORLDS * 3 / 8);
        assertThat(proposed).isGreaterThan(WORLDS / 2);
    }

    /** Quoted as proposed it is offered at that price with those limits, and it is the same person who asks. */
    private static void keepsItsWord(Proposal proposal, QuoteRequest wished, Marketplace market) {
        Verdict.Terms terms = ((Verdict.Offerable) market.decide(proposal.request())).terms();
        assertThat(terms.premium()).isEqualTo(proposal.premium());
        assertThat(terms.limits()).isEqualTo(proposal.limits());
        assertThat(terms.coverStart()).isEqualTo(proposal.coverStart());
        assertThat(terms.pack().ref()).isEqualTo(proposal.pack());
        assertThat(proposal.request().applicant()).isEqualTo(wished.applicant());
        assertThat(proposal.request().lives()).isEqualTo(wished.lives());
        Map<String, Object> answers = new TreeMap<>(proposal.request().answers());
        answers.put("cover", wished.answers().get("cover"));
        answers.put("rider", wished.answers().get("rider"));
        assertThat(answers).isEqualTo(wished.answers());
    }

    private static Marketplace market(Random random) {
        FakeRules first = rules(random);
        FakeRules second = rules(random);
        int free = random.nextInt(AHEAD + 3);
        return new Marketplace().selling("one", first, AHEAD, COVER, RIDER).selling("two", second, AHEAD, COVER, RIDER)
                .holding(day -> new Holdings(day.isBefore(TODAY.plusDays(free)) ? 1 : 0, Shop.rupiah(0), day.isBefore(TODAY.plusDays(free))));
    }

    private static FakeRules rules(Random random) {
        FakeRules rules = random.nextBoolean() ? SampleRules.all() : SampleRules.all().outlined();
        for (int index = 10; index < 16; index++) {
            FakeRules.Rule rule = rules.rule(RuleSet.ELIGIBILITY, "ELG-0" + index);
            int conditions = 1 + random.nextInt(2);
            for (int condition = 0; condition < conditions; condition++) {
                condition(rule, random);
            }
            rule.decline("BY_CHANCE");
        }
        String large = COVERS.get(random.nextInt(3));
        rules.rule(RuleSet.COVERAGE, "COV-010").when("answers.cover", SampleRules.is(large)).limit("death", 2_000_000, "BY_CHANCE");
        return rules;
    }

    private static void condition(FakeRules.Rule rule, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> rule.when("plan", SampleRules.is(PLANS.get(random.nextInt(2))));
            case 1 -> rule.when("answers.cover", SampleRules.is(COVERS.get(random.nextInt(3))));
            case 2 -> rule.when("answers.rider", SampleRules.is(random.nextBoolean()));
            case 3 -> rule.when("held.overlaps", SampleRules.is(true));
            case 4 -> rule.when("life.ageAtStart", SampleRules.below(18 + random.nextInt(2)));
            default -> {
                LocalDate day = TODAY.plusDays(random.nextInt(AHEAD + 1));
                rule.when("coverStart", value -> ((LocalDate) value).isBefore(day));
            }
        }
    }

    private static QuoteRequest wished(Random random) {
        LocalDate born = random.nextBoolean() ? TODAY.minusYears(18).plusDays(random.nextInt(6) - 1L) : TODAY.minusYears(40);
        QuoteRequest request = request(
                random.nextBoolean() ? "one" : "two", PLANS.get(random.nextInt(2)), Applicants.bornOn(born), "cover", COVERS.get(random.nextInt(3)), "rider",
                random.nextBoolean()).guardedBy(Applicants.guardian());
        return random.nextBoolean() ? request : request.startingOn(TODAY.plusDays(random.nextInt(AHEAD + 1)));
    }

    /** Number of changes and loss of each proposal. */
    private static List<String> costs(List<Proposal> nearest, QuoteRequest wished, Marketplace market) {
        return nearest.stream().map(proposal -> proposal.changes().size() + " " + loss(market.decide(proposal.request()), wished, market)).toList();
    }

    private static List<String> best(Marketplace market, QuoteRequest wished) {
        List<Instead> offered = everything(market, wished);
        List<Instead> minimal = offered.stream()
                .filter(one -> offered.stream().noneMatch(other -> other != one && one.changed().containsAll(other.changed())
                        && one.request().product().equals(other.request().product())))
                .filter(one -> one.changed().size() <= NearestYes.MAX_CHANGES)
                .sorted((one, other) -> one.changed().size() != other.changed().size()
                        ? Integer.compare(one.changed().size(), other.changed().size())
                        : one.loss().compareTo(other.loss()))
                .toList();
        Set<Set<String>> seen = new HashSet<>();
        List<String> best = new ArrayList<>();
        for (Instead one : minimal) {
            Set<String> what = new HashSet<>(Set.of(one.request().product(), "plan " + one.request().plan()));
            one.changed().forEach(change -> what.add(change.substring(0, change.indexOf('='))));
            if (seen.add(what)) {
                best.add(one.changed().size() + " " + one.loss());
            }
        }
        return best.stream().limit(NearestYes.MAX_PROPOSALS).toList();
    }

    private static List<Instead> everything(Marketplace market, QuoteRequest wished) {
        List<Instead> offered = new ArrayList<>();
        LocalDate asked = wished.coverStart() == null ? TODAY : wished.coverStart();
        for (String product : List.of("one", "two")) {
            for (String plan : PLANS) {
                for (LocalDate day : TODAY.datesUntil(TODAY.plusDays(AHEAD + 1L)).toList()) {
                    for (String cover : COVERS) {
                        for (boolean rider : new boolean[] {true, false}) {
                            Set<String> changed = new HashSet<>();
                            QuoteRequest base = wished.choosing(product, plan);
                            note(changed, "product", wished.product(), product);
                            note(changed, "plan", wished.plan(), plan);
                            note(changed, "day", asked, day);
                            note(changed, "cover", wished.answers().get("cover"), cover);
                            note(changed, "rider", wished.answers().get("rider"), rider);
                            Map<String, Object> answers = new TreeMap<>(wished.answers());
                            answers.putAll(Map.of("cover", cover, "rider", rider));
                            QuoteRequest instead = base.answers(answers).startingOn(day);
                            Verdict verdict = market.decide(instead);
                            if (verdict instanceof Verdict.Offerable) {
                                offered.add(new Instead(instead, changed, loss(verdict, wished, market)));
                            }
                        }
                    }
                }
            }
        }
        return offered;
    }

    private static void note(Set<String> changed, String what, Object wished, Object instead) {
        if (!wished.equals(instead)) {
            changed.add(what + "=" + instead);
        }
    }

    /** Against what the wished plan pays: death 10 or 20 million, and with plus 1 million for a funeral and 2 million for treatment. */
    private static BigDecimal loss(Verdict verdict, QuoteRequest wished, Marketplace market) {
        Map<String, Long> plan = wished.plan().equals("plus") ? Map.of("death", 20L, "funeral", 1L, "medical", 2L) : Map.of("death", 10L);
        BigDecimal loss = BigDecimal.ZERO;
        for (Map.Entry<String, Long> benefit : plan.entrySet()) {
            BigDecimal granted = ((Verdict.Offerable) verdict).terms().limits().stream().filter(limit -> limit.benefit().equals(benefit.getKey()))
                    .map(limit -> limit.amount().amount()).findFirst().orElse(BigDecimal.ZERO);
            loss = loss.add(new BigDecimal(benefit.getValue() * 1_000_000).subtract(granted).max(BigDecimal.ZERO));
        }
        return loss.stripTrailingZeros();
    }
}
