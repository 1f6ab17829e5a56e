package io.payung.claim.amount;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.Benefit;
import io.payung.product.terms.BenefitBound;
import io.payung.product.terms.BenefitTerms;
import io.payung.product.terms.ClaimBound;
import io.payung.product.terms.Deductible;
import io.payung.product.terms.IndexTrigger;
import io.payung.product.terms.PayTo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Amounts and payees against cases that were worked out by hand. */
class WorkedAmountsTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "amounts.csv", delimiter = '|', emptyValue = "")
    void paysAtMostWhatWasWorkedOut(
            String what, String basis, String limit, String unit, String claimed, String schedule, String answers, String left, String terms, String expected) {
        Benefit benefit = benefit(basis, fields(terms, ";"));
        Measured measured = new Measured(claimed(basis, claimed), number(schedule), numbers(answers), left == null ? null : rupiah(left));

        Optional<Money> found = new BenefitAmount(benefit, rupiah(limit), rounding(unit)).atMost(measured);

        assertThat(found).isEqualTo(expected.equals("-") ? Optional.empty() : Optional.of(rupiah(expected)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "payees.csv", delimiter = '|', emptyValue = "")
    void dividesItAsWasWorkedOut(String what, String amount, String unit, String payees, String answers, String shares, String expected) {
        PayeeSplit split = new PayeeSplit(rounding(unit), list(shares).map(WorkedAmountsTest::share).toList(), "legal-heirs");

        List<Payee> found = split.of(rupiah(amount), list(payees).map(WorkedAmountsTest::payTo).toList(), numbers(answers));

        assertThat(found.isEmpty() ? "-" : found.stream().map(WorkedAmountsTest::shown).collect(Collectors.joining(";"))).isEqualTo(expected);
        if (!found.isEmpty() && !what.startsWith("what no payee")) {
            assertThat(found.stream().map(Payee::atMost).reduce(Money::plus)).contains(rupiah(amount));
        }
    }

    private static Benefit benefit(String basis, Map<String, String> terms) {
        Map<String, BigDecimal> percentages = new TreeMap<>();
        terms.forEach((name, value) -> {
            if (name.startsWith("pct.")) {
                percentages.put(name.substring(4), new BigDecimal(value));
            }
        });
        Deductible deductible = terms.containsKey("deductible") || terms.containsKey("deductibleShare")
                ? new Deductible(number(terms.get("deductible")), number(terms.get("deductibleShare")))
                : null;
        IndexTrigger index = terms.containsKey("trigger") ? new IndexTrigger("rain", number(terms.get("trigger")), number(terms.get("exit"))) : null;
        ClaimBound claim = terms.containsKey("lesserOf") ? new ClaimBound(List.of(terms.get("lesserOf").split("\\+")), List.of()) : null;
        BenefitTerms all = new BenefitTerms(
                "any", bound(terms, "event"), bound(terms, "year"), deductible, new BigDecimal(terms.getOrDefault("share", "1")), percentages, index, claim,
                "each-life", false, List.of(), null);
        Benefit.Basis by = Arrays.stream(Benefit.Basis.values()).filter(each -> each.key().equals(basis)).findFirst().orElseThrow();
        return new Benefit("benefit", "any", List.of("loss"), by, Map.of(), Map.of(), all);
    }

    private static @Nullable BenefitBound bound(Map<String, String> terms, String name) {
        String days = terms.get(name + "Days");
        boolean there = days != null || terms.containsKey(name);
        return there ? new BenefitBound(number(terms.get(name)), days == null ? null : Integer.valueOf(days), null) : null;
    }

    private static @Nullable Object claimed(String basis, @Nullable String claimed) {
        return claimed == null ? null : basis.equals("percent-table") ? claimed : basis.equals("per-day") ? Long.valueOf(claimed) : new BigDecimal(claimed);
    }

    private static PayeeSplit.Share share(String text) {
        String percent = text.replaceAll("[>!].*", "");
        return new PayeeSplit.Share(
                new BigDecimal(percent), text.contains(">") ? text.replaceAll(".*>", "") : null, text.endsWith("!") ? ReasonCode.of("WAITS") : null, null);
    }

    private static PayTo payTo(String text) {
        String[] parts = text.split("<");
        return new PayTo(parts[0], parts.length > 1 ? parts[1] : null, parts.length == 1);
    }

    private static String shown(Payee payee) {
        return payee.payee() + "=" + payee.atMost().plainAmount() + (payee.through() == null ? "" : ">" + payee.through())
                + (payee.withheld() == null ? "" : "!");
    }

    private static Map<String, BigDecimal> numbers(@Nullable String text) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        fields(text, ",").forEach((name, value) -> numbers.put(name, new BigDecimal(value)));
        return numbers;
    }

    private static Map<String, String> fields(@Nullable String text, String by) {
        return text == null ? Map.of() : Stream.of(text.split(by)).map(each -> each.split("=")).collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }

    private static Stream<String> list(@Nullable String text) {
        return text == null ? Stream.empty() : Stream.of(text.split(","));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Money rupiah(String amount) {
        return Money.of(amount, "IDR");
    }

    private static Rounding rounding(String unit) {
        return new Rounding(new BigDecimal(unit), RoundingMode.HALF_UP);
    }
}
