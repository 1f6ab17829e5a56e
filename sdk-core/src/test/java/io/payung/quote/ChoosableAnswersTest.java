package io.payung.quote;

import static io.payung.quote.Marketplace.choosable;
import static io.payung.quote.Marketplace.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleRules;
import io.payung.product.Parameter;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.quote.Proposal.Change;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoosableAnswersTest {

    @Test
    void areEveryOtherChoice() {
        Question cover = choosable("cover", ValueType.CHOICE, List.of("small", "medium", "large"), null, null);

        assertThat(values(cover, "medium")).containsExactly("small", "large");
    }

    @Test
    void areAtMostTwelveChoices() {
        List<String> many = IntStream.range(0, 20).mapToObj(number -> "choice" + number).toList();

        assertThat(values(choosable("cover", ValueType.CHOICE, many, null, null), "choice0")).hasSize(ChoosableAnswers.MOST).startsWith("choice1");
    }

    @Test
    void areTheOtherAnswerOfYesAndNo() {
        Question rider = choosable("rider", ValueType.YES_NO, List.of(), null, null);

        assertThat(values(rider, true)).containsExactly(false);
        assertThat(values(rider, false)).containsExactly(true);
    }

    @Test
    void areNoOtherTexts() {
        assertThat(values(choosable("hobby", ValueType.TEXT, List.of(), null, null), "chess")).isEmpty();
    }

    @Test
    void areTheLimitsOfReasonsOneLessAndOneMoreAndTheBoundsTheNearestFirst() {
        Question sum = choosable("sum", ValueType.MONEY, List.of(), 10, 900);

        assertThat(values(sum, 450, "300", "a text", "2026-01-01")).containsExactly(
                new BigDecimal("301"), new BigDecimal("300"), new BigDecimal("299"), new BigDecimal("10"), new BigDecimal("900"));
        assertThat(values(sum, 300, "300")).as("not the one that was given").containsExactly(
                new BigDecimal("301"), new BigDecimal("299"), new BigDecimal("10"), new BigDecimal("900"));
        assertThat(values(sum, 450, "901")).as("within the bounds of the question").containsExactly(
                new BigDecimal("10"), new BigDecimal("900"));
    }

    @Test
    void areWholeWhereTheQuestionAsksForWholeNumbers() {
        Question years = choosable("years", ValueType.INTEGER, List.of(), 1, 5);

        assertThat(values(years, 3, "2.5", "4")).containsExactly(4L, 5L, 1L);
        Question endless = new Question(
                "years", ValueType.INTEGER, List.of(), null, new BigDecimal("1e30"), "customer", Question.Moment.QUOTE, Question.Scope.QUOTE, null, true);
        assertThat(values(endless, 3, "4")).as("a bound beyond every answer").containsExactly(4L, 5L);
    }

    @Test
    void areDaysAroundTheLimit() {
        Question day = choosable("day", ValueType.DATE, List.of(), null, null);

        assertThat(values(day, "2026-03-10", "2026-03-01", "7")).containsExactly(
                LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 2, 28));
        assertThat(values(day, "2026-03-01", "2026-03-01")).containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 2, 28));
    }

    @Test
    void areTheParametersWithWhichARuleComparesThem() {
        Question years = choosable("years", ValueType.INTEGER, List.of(), null, null);
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-010").when("answers.years", SampleRules.atLeast(3)).decline("TOO_LONG");
        Map<String, Parameter> parameters = new TreeMap<>();
        parameters.put("maximumYears", new Parameter("maximumYears", ValueType.INTEGER, 7L));
        parameters.put("other", new Parameter("other", ValueType.INTEGER, 100L));

        assertThat(values(pack(years, rules, parameters), 3)).as("a rule by hand does not tell which").contains(7L, 100L);
        assertThat(values(pack(years, rules.outlined(), parameters), 3)).as("none is named").isEmpty();
        assertThat(values(pack(years, rules.written("answers.years > parameters.maximumYears"), parameters), 3)).containsExactly(6L, 7L, 8L);
        assertThat(values(pack(years, rules.written("answers.years > parameters.maximumYearsOfAll"), parameters), 3)).isEmpty();
    }

    @Test
    void areNoneForWhatWasNotAnsweredOrIsNoChoice() {
        Question open = choosable("open", ValueType.YES_NO, List.of(), null, null);
        ProductPack pack = pack(open, SampleRules.all(), Map.of());

        assertThat(new ChoosableAnswers(pack, List.of()).of(request("one", "basic"))).isEmpty();
    }

    private static List<Object> values(Question question, Object given, String... limits) {
        return values(pack(question, SampleRules.all(), Map.of()), given, limits);
    }

    private static List<Object> values(ProductPack pack, Object given, String... limits) {
        String name = pack.product().questions().values().stream().filter(Question::choosable).findFirst().orElseThrow().name();
        List<Reason> reasons = List.of(limits).stream().map(limit -> new Reason(ReasonCode.of("LIMITED"), "R", null, "1", limit)).toList();
        List<List<Change>> choices = new ChoosableAnswers(pack, reasons).of(request("one", "basic", name, given));
        assertThat(choices).hasSize(1);
        assertThat(choices.get(0)).allMatch(change -> change.pointer().equals("/answers/" + name));
        return choices.get(0).stream().map(Change::value).toList();
    }

    private static ProductPack pack(Question question, FakeRules rules, Map<String, Parameter> parameters) {
        return new Marketplace().selling("one", rules, 0, question).changing("parameters", product -> parameters).pack("one");
    }
}
