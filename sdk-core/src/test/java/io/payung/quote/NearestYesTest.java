package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static io.payung.quote.Marketplace.choosable;
import static io.payung.quote.Marketplace.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.money.Money;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.quote.Proposal.Change;
import io.payung.quote.Proposal.Choice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NearestYesTest {

    private static final Question COVER = choosable("cover", ValueType.CHOICE, List.of("small", "medium", "large"), null, null);
    private static final Question RIDER = choosable("rider", ValueType.YES_NO, List.of(), null, null);
    private static final Question SUM = choosable("sum", ValueType.MONEY, List.of(), 1_000_000, 9_000_000);
    private static final Question YEARS = choosable("years", ValueType.INTEGER, List.of(), 1, 10);

    @Test
    void proposesAnotherPlan() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("plan", SampleRules.is("plus")).decline("PLAN_FULL");
        Marketplace market = new Marketplace().selling("one", rules, 0);

        Proposal only = only(market.nearestTo(request("one", "plus")));

        assertThat(only.changes()).containsExactly(new Change(Choice.PLAN, "/plan", "basic"));
        assertThat(only.request()).isEqualTo(request("one", "basic"));
        assertThat(only.premium()).isEqualTo(((Verdict.Offerable) market.decide(request("one", "basic"))).terms().premium());
        assertThat(only.limits()).extracting(BenefitLimit::benefit).containsExactly("death");
        assertThat(only.dropped()).isEmpty();
        assertThat(only.coverStart()).isEqualTo(TODAY);
        assertThat(only.coverEnd()).isEqualTo(TODAY.plusYears(1).minusDays(1));
    }

    @Test
    void proposesTheDayAfterACoverThatIsHeldEnds() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("held.overlaps", SampleRules.is(true)).decline("COVER_OVERLAPS");
        LocalDate ends = TODAY.plusDays(12);
        Marketplace market = new Marketplace().selling("one", rules, 30).holding(day -> held(!day.isAfter(ends)));

        Proposal only = only(market.nearestTo(request("one", "plus")));

        assertThat(only.changes()).containsExactly(new Change(Choice.COVER_START, "/coverStart", ends.plusDays(1)));
        assertThat(only.coverStart()).isEqualTo(ends.plusDays(1));
        assertThat(only.request().coverStart()).isEqualTo(ends.plusDays(1));
    }

    @Test
    void staysWithinTheDaysOnWhichCoverMayStart() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("held.overlaps", SampleRules.is(true)).decline("COVER_OVERLAPS");
        Marketplace untilTheLastDay = new Marketplace().selling("one", rules, 30).holding(day -> held(day.isBefore(TODAY.plusDays(30))));
        Marketplace oneDayMore = new Marketplace().selling("one", rules, 30).holding(day -> held(day.isBefore(TODAY.plusDays(31))));

        assertThat(only(untilTheLastDay.nearestTo(request("one", "basic"))).coverStart()).isEqualTo(TODAY.plusDays(30));
        assertThat(oneDayMore.nearestTo(request("one", "basic"))).isEmpty();
    }

    @Test
    void proposesTheNearestStartThatIsAllowed() {
        Marketplace market = new Marketplace().selling("one", SampleRules.all(), 30);

        Proposal tooEarly = only(market.nearestTo(request("one", "basic").startingOn(TODAY.minusDays(1))));
        Proposal tooLate = only(market.nearestTo(request("one", "basic").startingOn(TODAY.plusDays(31))));

        assertThat(tooEarly.coverStart()).isEqualTo(TODAY);
        assertThat(tooLate.coverStart()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void proposesAnotherProductThatAsksNothingMore() {
        FakeRules closed = SampleRules.all();
        closed.rule(RuleSet.ELIGIBILITY, "ELG-010").when("lives.count", SampleRules.atLeast(1)).decline("CLOSED");
        Marketplace market = new Marketplace().selling("one", closed, 0, SUM).selling("three", SampleRules.all(), 0, RIDER).selling("two", SampleRules.all(), 0);

        Proposal only = only(market.nearestTo(request("one", "basic", "sum", 2_000_000)));

        assertThat(only.changes()).containsExactly(new Change(Choice.PRODUCT, "/product", "two"));
        assertThat(only.pack().product()).isEqualTo("two");
        assertThat(only.dropped()).containsExactly("/answers/sum");
        assertThat(only.request().answers()).isEqualTo(request("two", "basic").answers());
    }

    @Test
    void changesThePlanTogetherWithTheProductWhereItHasTo() {
        FakeRules closed = SampleRules.all();
        closed.rule(RuleSet.ELIGIBILITY, "ELG-010").when("lives.count", SampleRules.atLeast(1)).decline("CLOSED");
        FakeRules noBasic = SampleRules.all();
        noBasic.rule(RuleSet.ELIGIBILITY, "ELG-010").when("plan", SampleRules.is("basic")).decline("CLOSED");
        Marketplace market = new Marketplace().selling("one", closed, 0).selling("two", noBasic, 0);

        assertThat(only(market.nearestTo(request("one", "basic"))).changes())
                .containsExactly(new Change(Choice.PRODUCT, "/product", "two"), new Change(Choice.PLAN, "/plan", "plus"));
    }

    @Test
    void leavesOutProductsInAnotherCurrency() {
        FakeRules closed = SampleRules.all();
        closed.rule(RuleSet.ELIGIBILITY, "ELG-010").when("lives.count", SampleRules.atLeast(1)).decline("CLOSED");
        Marketplace market = new Marketplace().selling("one", closed, 0).selling("two", SampleRules.all(), 0)
                .changing("currency", product -> Currency.getInstance("PHP"));

        assertThat(market.nearestTo(request("one", "basic"))).isEmpty();
    }

    @Test
    void dropsTheAnswersOfEachLifeThatAnotherProductDoesNotAsk() {
        FakeRules closed = SampleRules.all();
        closed.rule(RuleSet.ELIGIBILITY, "ELG-010").when("lives.count", SampleRules.atLeast(1)).decline("CLOSED");
        Question smoker = new Question("smoker", ValueType.YES_NO, List.of(), null, null, "customer", Question.Moment.QUOTE, Question.Scope.LIFE);
        Marketplace market = new Marketplace().selling("one", closed, 0, smoker).selling("two", SampleRules.all(), 0);
        QuoteRequest wished = request("one", "basic");
        QuoteRequest alone = wished.answers(with(wished.answers(), "smoker", true));
        QuoteRequest named = wished.answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(wished.applicant()).answering(with(SampleProduct.lifeAnswers(), "smoker", true))));

        assertThat(market.nearestTo(alone).get(0).dropped()).containsExactly("/answers/smoker");
        assertThat(market.nearestTo(named).get(0).dropped()).containsExactly("/lives/0/answers/smoker");
        assertThat(market.nearestTo(named).get(0).request().lives().get(0).answers()).doesNotContainKey("smoker");
    }

    @Test
    void proposesEveryOtherChoiceOnlyOnce() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("answers.cover", SampleRules.is("large")).decline("COVER_TOO_LARGE");
        rules.rule(RuleSet.COVERAGE, "COV-010").when("answers.cover", SampleRules.is("small")).limit("death", 1_000_000, "SMALL");
        Marketplace market = new Marketplace().selling("one", rules, 0, COVER);

        Proposal only = only(market.nearestTo(request("one", "basic", "cover", "large")));

        assertThat(only.changes()).as("the greater benefit of the two").containsExactly(new Change(Choice.ANSWER, "/answers/cover", "medium"));
    }

    @Test
    void proposesTheNearestNumberThatTheReasonAllows() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("answers.sum", value -> ((BigDecimal) value).compareTo(new BigDecimal("4000000")) > 0)
                .declineAbove("SUM_TOO_HIGH", "4000000");
        Marketplace market = new Marketplace().selling("one", rules, 0, SUM);

        Proposal only = only(market.nearestTo(request("one", "basic", "sum", 8_000_000)));

        assertThat(only.changes()).containsExactly(new Change(Choice.ANSWER, "/answers/sum", new BigDecimal("4000000")));
    }

    @Test
    void proposesTheLeastOrTheGreatestNumberWhereNoReasonNamesOne() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("answers.years", SampleRules.atLeast(3)).decline("TOO_LONG");
        Marketplace market = new Marketplace().selling("one", rules, 0, YEARS);

        assertThat(only(market.nearestTo(request("one", "basic", "years", 5))).changes())
                .containsExactly(new Change(Choice.ANSWER, "/answers/years", 1L));
    }

    @Test
    void changesAnswersOfOneLife() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("answers.riderOfLife", SampleRules.is(true)).decline("NO_RIDERS");
        Question ofLife = new Question(
                "riderOfLife", ValueType.YES_NO, List.of(), null, null, "customer", Question.Moment.QUOTE, Question.Scope.LIFE, null, true);
        Marketplace market = new Marketplace().selling("one", rules, 0, ofLife);
        QuoteRequest wished = request("one", "basic");
        QuoteRequest named = wished.answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(wished.applicant()).answering(with(SampleProduct.lifeAnswers(), "riderOfLife", true))));

        assertThat(only(market.nearestTo(named)).changes()).containsExactly(new Change(Choice.ANSWER, "/lives/0/answers/riderOfLife", false));
        assertThat(only(market.nearestTo(request("one", "basic", "riderOfLife", true))).changes())
                .containsExactly(new Change(Choice.ANSWER, "/answers/riderOfLife", false));
    }

    @Test
    void neverProposesToBeSomebodyElse() {
        FakeRules rules = SampleRules.all();
        Marketplace market = new Marketplace().selling("one", rules, 30, COVER, RIDER, SUM).selling("two", SampleRules.all(), 30);

        // A miner: only another occupation, which is not choosable, would help.
        assertThat(market.nearestTo(request("one", "basic", "occupation", "mining", "cover", "small", "rider", true, "sum", 2_000_000))).isEmpty();
        // Too old on any day that may be chosen.
        assertThat(market.nearestTo(request("one", "basic", Applicants.bornOn(TODAY.minusYears(75)), "cover", "small", "rider", true, "sum", 2_000_000)))
                .isEmpty();
    }

    @Test
    void waitsForABirthdayThatLiesWithinTheDays() {
        Marketplace market = new Marketplace().selling("one", SampleRules.all(), 30);

        // Six years old in nine days; under age, with a guardian.
        QuoteRequest wished = request("one", "basic", Applicants.bornOn(TODAY.minusYears(6).plusDays(9))).guardedBy(Applicants.guardian());

        assertThat(only(market.nearestTo(wished)).coverStart()).isEqualTo(TODAY.plusDays(9));
    }

    @Test
    void changesTwoThingsOnlyWhereOneIsNotEnough() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("plan", SampleRules.is("plus")).when("answers.cover", SampleRules.is("large")).decline("TOO_MUCH");
        rules.rule(RuleSet.ELIGIBILITY, "ELG-011").when("answers.rider", SampleRules.is(true)).decline("NO_RIDERS");
        Marketplace market = new Marketplace().selling("one", rules, 0, COVER, RIDER);

        List<Proposal> nearest = market.nearestTo(request("one", "plus", "cover", "large", "rider", true));

        assertThat(nearest).hasSize(2);
        assertThat(nearest.get(0).changes()).as("loses nothing").containsExactly(
                new Change(Choice.ANSWER, "/answers/cover", "small"), new Change(Choice.ANSWER, "/answers/rider", false));
        assertThat(nearest.get(1).changes()).as("loses the plan").containsExactly(
                new Change(Choice.PLAN, "/plan", "basic"), new Change(Choice.ANSWER, "/answers/rider", false));
    }

    @Test
    void givesUpAtFourChanges() {
        FakeRules rules = SampleRules.all();
        Question[] flags = new Question[4];
        for (int index = 0; index < 4; index++) {
            flags[index] = choosable("flag" + index, ValueType.YES_NO, List.of(), null, null);
            rules.rule(RuleSet.ELIGIBILITY, "ELG-01" + index).when("answers.flag" + index, SampleRules.is(true)).decline("FLAG");
        }
        Marketplace market = new Marketplace().selling("one", rules, 0, flags);

        assertThat(market.nearestTo(request("one", "basic", "flag0", true, "flag1", true, "flag2", true, "flag3", true))).isEmpty();
        assertThat(only(market.nearestTo(request("one", "basic", "flag0", true, "flag1", true, "flag2", true, "flag3", false))).changes()).hasSize(3);
    }

    @Test
    void offersThreeAtMostAndOrdersThemByLoss() {
        FakeRules closed = SampleRules.all();
        closed.rule(RuleSet.ELIGIBILITY, "ELG-010").when("plan", SampleRules.is("plus")).decline("CLOSED");
        FakeRules less = SampleRules.all();
        less.rule(RuleSet.COVERAGE, "COV-010").when("lives.count", SampleRules.atLeast(1)).limit("death", 3_000_000, "LESS");
        Marketplace market = new Marketplace().selling("one", closed, 0).selling("three", less, 0).selling("two", SampleRules.all(), 0)
                .selling("zero", SampleRules.all(), 0);

        List<Proposal> nearest = market.nearestTo(request("one", "plus"));

        assertThat(nearest).extracting(proposal -> proposal.pack().product() + " " + proposal.request().plan())
                .containsExactly("two plus", "zero plus", "one basic");
    }

    @Test
    void goesOnWhereAnotherProductCannotBeDecided() {
        FakeRules closed = SampleRules.all();
        closed.rule(RuleSet.ELIGIBILITY, "ELG-010").when("lives.count", SampleRules.atLeast(1)).decline("CLOSED");
        FakeRules broken = SampleRules.all();
        broken.rule(RuleSet.ELIGIBILITY, "ELG-010").when("lives.count", SampleRules.atLeast(1)).fail(new PayungException("RULE_FAILED", "broken"));
        Marketplace market = new Marketplace().selling("one", closed, 0).selling("three", broken, 0).selling("two", SampleRules.all(), 0);

        assertThat(market.nearestTo(request("one", "basic"))).extracting(proposal -> proposal.pack().product()).containsOnly("two");
    }

    @Test
    void goesOnWhereItCannotBeFoundOutWhatIsHeldOnAnotherDay() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("plan", SampleRules.is("plus")).decline("CLOSED");
        Marketplace market = new Marketplace().selling("one", rules.outlined(), 30).holding(day -> {
            if (day.isAfter(TODAY)) {
                throw new PayungException("STORE_UNREACHABLE", "no connection");
            }
            return held(false);
        });

        assertThat(only(market.nearestTo(request("one", "plus"))).request().plan()).isEqualTo("basic");
    }

    @Test
    void showsNothingPersonalOfAProposal() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("answers.years", SampleRules.atLeast(3)).decline("TOO_LONG");
        Marketplace market = new Marketplace().selling("one", rules, 0, YEARS);

        assertThat(only(market.nearestTo(request("one", "basic", "years", 5)))).hasToString("Proposal[ANSWER at /answers/years] of one, IDR 22500");
    }

    private static Holdings held(boolean overlapping) {
        return new Holdings(overlapping ? 1 : 0, Money.of(overlapping ? "10000000" : "0", "IDR"), overlapping);
    }

    private static Map<String, Object> with(Map<String, Object> answers, String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(answers);
        changed.put(name, value);
        return changed;
    }

    private static Proposal only(List<Proposal> proposals) {
        assertThat(proposals).hasSize(1);
        return proposals.get(0);
    }
}
