package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.Fraction;
import io.payung.change.PaidPremium;
import io.payung.change.RefundSheet;
import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.terms.Refund;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The cases of {@code refunds/cases.yaml}, whose figures were worked out by hand. */
@SuppressWarnings("unchecked")
class RefundCasesTest {

    private static final String CURRENCY = "IDR";

    @ParameterizedTest
    @MethodSource("cases")
    void paysBackWhatWasWorkedOutByHand(Case each) {
        RefundSheet sheet = RefundSheet.of(each.premium(), each.rule(), each.fraction());

        assertThat(sheet.total()).isEqualTo(money(each.text("total")));
        assertThat(sum(sheet.lines().stream().map(PremiumLine::amount))).as("the charges sum to it").isEqualTo(sheet.total());
        assertThat(sum(sheet.payers().stream().map(PayerShare::amount))).as("the payers get it").isEqualTo(sheet.total());
        each.expected("lines").ifPresent(lines -> assertThat(amounts(sheet.lines())).isEqualTo(lines));
        each.expected("subsidies").ifPresent(lines -> assertThat(amounts(sheet.subsidies())).isEqualTo(lines));
        each.expected("payers").ifPresent(payers -> assertThat(sheet.payers()).isEqualTo(shares(payers)));
    }

    @Test
    void thereAreAtLeastForty() {
        assertThat(cases()).hasSizeGreaterThan(40);
    }

    /** The control: a day that is counted otherwise is noticed. */
    @Test
    void aDayMoreOrLessIsAnotherRefund() {
        Case half = cases().filter(each -> each.toString().equals("half of a year")).findFirst().orElseThrow();
        Fraction dayLess = Fraction.unusedDays(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), LocalDate.parse("2026-07-03"));

        assertThat(RefundSheet.of(half.premium(), half.rule(), dayLess).total()).isNotEqualTo(money(half.text("total")));
    }

    record Case(Map<String, Object> told, Map<String, Object> sold) {

        String text(String name) {
            return String.valueOf(told.get(name));
        }

        Optional<Map<String, Money>> expected(String name) {
            return Optional.ofNullable((Map<String, Object>) told.get(name)).map(RefundCasesTest::monies);
        }

        PaidPremium premium() {
            List<PremiumLine> lines = new ArrayList<>();
            monies((Map<String, Object>) sold.get("lines")).forEach((id, amount) -> lines.add(new PremiumLine(id, id.split("-")[0], amount)));
            RoundingMode mode = RoundingMode.valueOf(sold.get("mode").toString().toUpperCase(Locale.ROOT).replace('-', '_'));
            Object remainder = sold.get("remainderTo");
            return new PaidPremium(lines, shares(monies((Map<String, Object>) sold.get("payers"))),
                    new Rounding(new BigDecimal(sold.get("unit").toString()), mode), remainder == null ? null : remainder.toString());
        }

        private Map<String, Object> ruleNode() {
            return (Map<String, Object>) told.get("rule");
        }

        Refund rule() {
            Map<String, Object> rule = ruleNode();
            return new Refund("cancelled-by-customer", (String) rule.get("proRata"), rule.containsKey("fraction") ? "refund.csv" : null,
                    (List<String>) rule.getOrDefault("of", List.of()), Boolean.TRUE.equals(rule.get("butFees")), number(rule, "fee"),
                    number(rule, "minimum"));
        }

        Fraction fraction() {
            Map<String, Object> rule = ruleNode();
            if (rule.get("proRata") == null) {
                return rule.containsKey("fraction") ? Fraction.of(number(rule, "fraction")) : Fraction.ALL;
            }
            String[] cover = text("cover").split("[.][.]");
            LocalDate from = LocalDate.parse(cover[0]);
            LocalDate until = LocalDate.parse(cover[1]);
            LocalDate lastUsed = told.containsKey("lastUsed") ? LocalDate.parse(text("lastUsed")) : null;
            return rule.get("proRata").equals(Refund.DAYS) ? Fraction.unusedDays(from, until, lastUsed) : Fraction.unusedMonths(from, until, lastUsed);
        }

        @Override
        public String toString() {
            return text("case");
        }
    }

    static Stream<Case> cases() {
        Map<String, Object> all = load();
        Map<String, Object> premiums = (Map<String, Object>) all.get("premiums");
        return ((List<Map<String, Object>>) all.get("cases")).stream()
                .map(each -> new Case(each, (Map<String, Object>) Objects.requireNonNull(premiums.get(each.get("premium").toString()))));
    }

    private static Map<String, Object> load() {
        try (InputStream file = Objects.requireNonNull(RefundCasesTest.class.getResourceAsStream("/refunds/cases.yaml"))) {
            return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal number(Map<String, Object> node, String name) {
        return node.containsKey(name) ? new BigDecimal(node.get(name).toString()) : null;
    }

    private static Map<String, Money> monies(Map<String, Object> node) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        node.forEach((id, amount) -> amounts.put(id, money(amount.toString())));
        return amounts;
    }

    private static Map<String, Money> amounts(List<PremiumLine> lines) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        lines.forEach(line -> amounts.put(line.id(), line.amount()));
        return amounts;
    }

    private static List<PayerShare> shares(Map<String, Money> payers) {
        return payers.entrySet().stream().map(each -> new PayerShare(each.getKey(), each.getValue())).toList();
    }

    private static Money money(String amount) {
        return Money.of(amount, CURRENCY);
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.of("0", CURRENCY), Money::plus);
    }
}
