package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in the parts of product.yaml that only a large product has, each at its place. « marks it. */
class WholeFormatFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // whole sections
        "saleStops: [] | «saleStop: [] | FIELD_UNKNOWN",
        "saleStops: [] | saleStops: [ { area: Bali, from: 2027-02-01, until: «\"2027-1-1\", reason: flood } ] | VALUE_SHAPE",
        "saleStops: [] | saleStops: [ { area: Bali, from: 2027-02-01, «until: 2027-01-01, reason: flood } ] | VALUE_RANGE",
        "saleStops: [] | saleStops: [ «{ area: Bali, from: 2027-02-01 } ] | FIELD_MISSING",
        "approvals: [] | approvals: [ { by: A, role: board, on: «2027-02-30, digest: \"0000000000000000000000000000000000000000000000000000000000000000\" } ] | DATE_UNKNOWN",
        "approvals: [] | approvals: [ { by: A, role: board, on: 2027-02-01, digest: «abc } ] | VALUE_SHAPE",
        // who sells
        "{ claims: \"+62-800-000\", | { claims: «call us, | VALUE_SHAPE",
        "ombudsman: LAPS SJK } | ombudsmen: LAPS SJK } | FIELD_UNKNOWN",
        "contacts: { claims: \"+62-800-000\", complaints: { phone: \"+62-800-001\", ombudsman: LAPS SJK } } | «contacts: { claims: \"+62-800-000\", complaints: \"+62-800-001\" } | FIELD_MISSING",
        "bindingUntil: 2027-12-31 | bindingUntil: «2027-12-32 | DATE_UNKNOWN",
        "{ form: group, holder: cooperative, | «{ form: group, | FIELD_MISSING",
        "{ form: group, holder | { form: individual, «holder | FIELD_UNKNOWN",
        "{ form: group, holder: cooperative, document: member-certificate } | «union | VALUE_UNKNOWN",
        // the object and its keys
        "key: loanNumber } | key: «loanNumbr } | NAME_UNKNOWN",
        "key: loanNumber } | key: «loanAmount } | TYPE_MISMATCH",
        "kind: loan, | kind: «lone, | VALUE_UNKNOWN",
        "life.main.identity, object.key | «life.mian.identity, object.key | ID_UNKNOWN",
        // how long
        "{ months: loanMonths, max: 36 } | { months: «loanMonth, max: 36 } | NAME_UNKNOWN",
        "{ months: loanMonths, max: 36 } | { months: «loanAmount, max: 36 } | TYPE_MISMATCH",
        "{ months: loanMonths, max: 36 } | { months: 12, «max: 36 } | FIELD_UNKNOWN",
        "{ months: loanMonths, max: 36 } | «{ months: loanMonths, days: 3 } | DURATION_TWICE",
        "{ months: loanMonths, max: 36 } | { season: { until: «02-30 } } | DATE_UNKNOWN",
        // questions and conditions
        "neededWhen: loanMethod == annuity | neededWhen: «loanMetod == annuity | NAME_UNKNOWN",
        "neededWhen: loanMethod == annuity | neededWhen: loanMethod == «anuity | VALUE_UNKNOWN",
        "neededWhen: loanMethod == annuity | neededWhen: loanMethod > «annuity | OPERATOR_NOT_FOR_TYPE",
        "neededWhen: loanMethod == annuity | neededWhen: loanAmount > «annuity | TYPE_MISMATCH",
        "neededWhen: loanMethod == annuity | neededWhen: loanMethod «= annuity | CHARACTER_NOT_ALLOWED",
        "neededWhen: loanMethod == annuity | neededWhen: «lenderBalance > 5 | NAME_UNKNOWN",
        "askedAt: claim } | askedAt: «later } | VALUE_UNKNOWN",
        // formulas
        "interestYear, loanMonths, monthsElapsed, loanMethod) | interestYear, loanMonths, monthsElapsed, «renewing) | TYPE_MISMATCH",
        "interestYear, loanMonths, monthsElapsed, loanMethod) | «loanAmount, loanMonths, monthsElapsed, loanMethod) | TYPE_MISMATCH",
        "outstanding(loanAmount, | outstanding(«interestYear, | ANSWER_MAY_BE_ABSENT",
        "outstanding(loanAmount, | outstanding(«lenderBalance, | QUESTION_ASKED_LATER",
        "neededWhen: loanMethod == annuity | neededWhen: renewing == true | ANSWER_MAY_BE_ABSENT",
        "loanAmount * rate, 1000 | loanAmount * «rates, 1000 | NAME_UNKNOWN",
        "loanAmount * rate, 1000 | loanAmount * interestYear, 1000 | ANSWER_MAY_BE_ABSENT",
        "loanAmount * rate, 1000 | loanAmount * 2, 1000 | RATES_UNUSED",
        // benefits
        "basis: fixed, amount: 1000000 | basis: «fix, amount: 1000000 | VALUE_UNKNOWN",
        "basis: fixed, amount: 1000000 | basis: fixed, «index: { of: rain, trigger: 1, exit: 2 }, amount: 1000000 | FIELD_UNKNOWN",
        "{ event: { cause: any, consequence: [death] }, basis: fixed | «{ event: { cause: any, consequence: [death] }, basis: percent-table | FIELD_MISSING",
        "upTo: lenderBalance } | upTo: «lenderBalanc } | ID_UNKNOWN",
        "payee: cooperative, | payee: «bank, | ID_UNKNOWN",
        "{ payee: cooperative, upTo: lenderBalance }, | «{ payee: cooperative }, | PAYEE_TAKES_ALL",
        "[schedule, lenderBalance] | [schedule, «renewing] | ID_UNKNOWN",
        "basis: fixed, amount: 1000000 | basis: fixed, share: «0.5, amount: 1000000 | FIELD_TYPE",
        "basis: fixed, amount: 1000000 | basis: fixed, amount: «1.000.000 | AMOUNT_LOOKS_GROUPED",
        // beneficiaries, waiting, exclusions
        "sharesSumTo: \"100.00\" | sharesSumTo: «\"99.00\" | VALUE_SHAPE",
        "sharesSumTo: \"100.00\" | sharesSumTo: «100 | FIELD_TYPE",
        "waivedOn: [renewal, top-up] | waivedOn: [renewal, «topup] | VALUE_UNKNOWN",
        "changes: [ top-up, | changes: [ | CHANGE_NOT_ALLOWED",
        "benefits: [balance, funeral], clause: exclusions | benefits: [balance, «funerals], clause: exclusions | ID_UNKNOWN",
        "benefits: [balance, funeral], clause: exclusions | benefits: [balance, funeral], clause: «exclusion | ID_UNKNOWN",
        "category: intentional | category: «intent | VALUE_UNKNOWN",
        // premium
        "{ id: coop, kind: commission, share: \"0.20\" } | { id: coop, kind: commission, share: «\"-0.20\" } | VALUE_RANGE",
        "dutiesOnTop: [ { id: stamp, | dutiesOnTop: [ { id: «risk, | ID_TWICE",
        "dutiesOnTop: [ { id: stamp, kind: duty, when: never } ] | dutiesOnTop: [ «{ id: stamp, kind: duty, when: always } ] | FIELD_MISSING",
        "dutiesOnTop: [ { id: stamp, kind: duty, when: never } ] | dutiesOnTop: [ { id: stamp, kind: duty, amount: 10_000, when: «premiums > 5 } ] | NAME_UNKNOWN",
        "payer: member, share: \"1.00\" | payer: member, share: «\"1.01\" | VALUE_SHAPE",
        "payers: [ { payer: member, share: \"1.00\" | «payers: [ { payer: member, share: \"0.99\" | SHARES_NOT_ONE",
        "remainderTo: member | remainderTo: «membr | ID_UNKNOWN",
        "rates: premium.csv | rates: «premiums.csv | FILE_MISSING",
        "modes: { single | modes: { monthly: «{ instalments: 12, amount: 5_000 }, single | FIELD_MISSING",
        "modes: { single | modes: { monthly: «{ graceDays: 14, amount: 5_000 }, single | FIELD_MISSING",
        "modes: { single | modes: { monthly: «{ instalments: 12, graceDays: 14 }, single | FIELD_MISSING",
        "modes: { single | modes: { monthly: { instalments: «1, graceDays: 14, amount: 5_000 }, single | VALUE_RANGE",
        "modes: { single | modes: { monthly: { instalments: «37, graceDays: 14, amount: 5_000 }, single | INSTALMENTS_EXCEED_DURATION",
        "modes: { single | modes: { weekly: { instalments: «158, graceDays: 14, amount: 5_000 }, single | INSTALMENTS_EXCEED_DURATION",
        "modes: { single | modes: { yearly: { instalments: «4, graceDays: 14, amount: 5_000 }, single | INSTALMENTS_EXCEED_DURATION",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: «367, amount: 5_000 }, single | VALUE_RANGE",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: «-1, amount: 5_000 }, single | VALUE_RANGE",
        "modes: { single | modes: { monthly: { instalments: 12, «grace: 14, graceDays: 14, amount: 5_000 }, single | FIELD_UNKNOWN",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: 14, amount: «loanAmont }, single | NAME_UNKNOWN",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: 14, amount: 5_000, reinstatement: «{ payArrears: true } }, single | FIELD_MISSING",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: 14, amount: 5_000, reinstatement: «{ within: { days: 30 } } }, single | FIELD_MISSING",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: 14, amount: 5_000, reinstatement: { within: { days: «0 }, payArrears: true } }, single | VALUE_RANGE",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: 14, amount: 5_000, reinstatement: { within: { days: 30 }, payArrears: «false } }, single | VALUE_UNKNOWN",
        "modes: { single | modes: { monthly: { instalments: 12, graceDays: 14, «rates: premium.csv, amount: 5_000 }, single | RATES_UNUSED",
        "modes: { single | modes: { «fortnightly: { instalments: 12, graceDays: 14, amount: 5_000 }, single | FIELD_UNKNOWN",
        "modes: { single: { rates: premium.csv, amount: | modes: { single: { rates: premium.csv, plans: { }, «amount: | KEY_TWICE",
        // after the sale
        "from: certificate-received | from: «certificate | VALUE_UNKNOWN",
        "of: [risk, expense] | of: [risk, «expenses] | ID_UNKNOWN",
        "table: refund.csv | table: «refunds.csv | FILE_MISSING",
        "of: all } ] | of: «none } ] | VALUE_UNKNOWN",
        "top-up, reschedule, early-settlement, | top-up, reschedule, | CHANGE_NOT_ALLOWED",
        "on: cancelled-by-insurer, of: all } | on: «cancelled-by-customer, of: all } | CHANGE_NOT_ALLOWED",
        "on: cancelled-by-insurer, of: all } | on: «cancelled, of: all } | VALUE_UNKNOWN",
        "on: cancelled-by-insurer, of: all } | on: cancelled-by-insurer, proRata: «weeks, of: all } | VALUE_UNKNOWN",
        "table: refund.csv, of | table: refund.csv, proRata: «days, of | REFUND_TWICE",
        "on: cancelled-by-insurer, of: all } | on: cancelled-by-insurer, of: all, fee: «\"5.000\" } | FIELD_TYPE",
        "\"policy.ageDays < referYoungPolicyDays\" | \"«policy.age < referYoungPolicyDays\" | NAME_UNKNOWN",
        "\"policy.ageDays < referYoungPolicyDays\" | \"policy.ageDays <«< referYoungPolicyDays\" | RULE_SYNTAX",
        "\"policy.ageDays < referYoungPolicyDays\" | \"policy.ageDays < «renewing\" | TYPE_MISMATCH",
        "calendar: calendar | calendar: «working | VALUE_UNKNOWN",
        "from: documents-complete | from: «inspection-minutes | ID_UNKNOWN",
        "basis: fixed, amount: 1000000 | basis: fixed, claimed: «lenderBalance, amount: 1000000 | ID_UNKNOWN",
        "basis: fixed, amount: 1000000 | basis: indemnity, claimed: «loanAmount, amount: 1000000 | ID_UNKNOWN",
        "basis: fixed, amount: 1000000 | basis: per-day, claimed: «lenderBalance, amount: 1000000 | ID_UNKNOWN",
        // numbers that YAML takes for text
        "minimumEntryAge: 18, | minimumEntryAge: «018, | NUMBER_SHAPE",
        "minimumEntryAge: 18, | minimumEntryAge: «+18, | NUMBER_SHAPE",
        "minimumEntryAge: 18, | minimumEntryAge: «1e1, | NUMBER_SHAPE",
        "minimumEntryAge: 18, | minimumEntryAge: «18%, | NUMBER_SHAPE",
    })
    void tellsTheFaultAtItsPlace(String old, String now, String code) {
        ProductFolder folder = ProductFolder.creditLife().replace("product.yaml", old, now);
        int mark = folder.text("product.yaml").indexOf('«');
        String before = mark < 0 ? "" : folder.text("product.yaml").substring(0, mark);
        long line = before.lines().count() + (before.endsWith("\n") ? 1 : 0);
        String place = line + ":" + (before.length() - before.lastIndexOf('\n')) + " " + code;
        folder.with("product.yaml", folder.text("product.yaml").replace("«", ""));

        List<Problem> problems = folder.problems();

        assertThat(problems).extracting(problem -> mark < 0 ? problem.code() : problem.line() + ":" + problem.column() + " " + problem.code())
                .contains(mark < 0 ? code : place);
        assertThat(problems).allMatch(problem -> !problem.fix().isBlank());
    }

    /** n-1 and n; n+1 stands among the faults: the product lasts 36 months at most, of which three years have 1,095 days and 157 begun weeks. */
    @ParameterizedTest
    @CsvSource({"monthly, 35", "monthly, 36", "weekly, 156", "weekly, 157", "yearly, 2", "yearly, 3"})
    void acceptsInstalmentsThatAreAllDueBeforeCoverEnds(String mode, int count) {
        ProductFolder folder = ProductFolder.creditLife().replace("product.yaml", "modes: { single", "modes: { " + mode + ": { instalments: " + count
                + ", graceDays: 0, rates: premium.csv, amount: \"divide(loanAmount * rate, 1000 * 12, 6)\", reinstatement: { within: { days: 30 }, payArrears: true } },"
                + " single");

        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void readsWhatAClaimIsCheckedWith() {
        String known = "documents: { minutes: { form: copy, names: insured, issued: after-event } }\nplans:";
        String claims = "  onePersonLetter: minutes\n  reportWithin:";
        ProductFolder folder = ProductFolder.creditLife()
                .replace("product.yaml", "plans:", known)
                .replace("product.yaml", "  reportWithin:", claims)
                .replace("product.yaml", "calendar: calendar, from: documents-complete", "calendar: business, from: minutes");
        List<String> unread = List.of("FIELD_UNKNOWN", "VALUE_UNKNOWN", "ID_UNKNOWN");

        assertThat(folder.problems()).noneMatch(problem -> unread.contains(problem.code()));
        assertThat(folder.replace("product.yaml", claims, claims.replace("minutes", "letter")).problems())
                .extracting(Problem::code).contains("ID_UNKNOWN");
    }

    @Test
    void acceptsEveryShortFormBesideTheLongOne() {
        ProductFolder folder = ProductFolder.creditLife()
                .replace("product.yaml", "complaints: { phone: \"+62-800-001\", ombudsman: LAPS SJK } }", "complaints: \"+62-800-001\", ombudsman: LAPS SJK }")
                .replace("product.yaml", "basis: fixed, amount: 1000000", "basis: fixed, perEvent: 500_000, perYear: { events: 2 }, deductible: { share: \"0.30\" }, amount: { single: 1_000_000, couple: \"2 * 500_000\" }")
                .replace("product.yaml", "basis: conventional", "basis: sharia");

        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void refusesQuestionsThatWaitForEachOther() {
        List<Problem> problems = errors(ProductFolder.creditLife().replace("product.yaml", "loanMethod == annuity", "renewing == true")
                .replace("product.yaml", "renewing: { type: yes-no, source: partner }", "renewing: { type: yes-no, source: partner, neededWhen: interestYear > 1 }"));

        assertThat(problems).filteredOn(problem -> problem.code().equals("CIRCULAR")).hasSize(2);
    }

    @Test
    void saysHowANumberIsWritten() {
        List<Problem> problems = errors(ProductFolder.creditLife().replace("product.yaml", "minimumEntryAge: 18,", "minimumEntryAge: 018,"));

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.fix()).startsWith("write 18,"));
    }

    @Test
    void warnsOfANameThatIsMissingBesideTheAuthoritativeLanguage(@TempDir Path folder) {
        List<Problem> problems = new FolderCompiler().check(ProductFolder.creditLife().writeTo(folder)).problems();

        assertThat(problems).filteredOn(problem -> problem.code().equals("TEXT_MISSING")).singleElement().satisfies(problem ->
                assertThat(problem.severity()).isEqualTo(Severity.WARNING));
        assertThat(errors(ProductFolder.creditLife().replace("product.yaml", "id: Asuransi Mikro Jiwa Kredit, ", ""))).extracting(Problem::code)
                .containsExactly("TEXT_MISSING");
    }

    @Test
    void namesOnlyTheMissingFileWhenATableIsMissing() {
        assertThat(errors(ProductFolder.creditLife().without("premium.csv"))).extracting(Problem::code).containsExactly("FILE_MISSING");
        assertThat(errors(ProductFolder.creditLife().with("more.csv", "rate\n1\n"))).extracting(Problem::code).containsExactly("TABLE_NOT_NAMED");
    }

    @Test
    void refusesAnUnknownWordForTheDeathOfTheHolder() {
        ProductFolder folder = ProductFolder.creditLife().replace("product.yaml", "changes: [ top-up,", "holderDeath: passes\nchanges: [ top-up,");

        assertThat(errors(folder)).extracting(Problem::code).containsExactly("VALUE_UNKNOWN");
    }

    @Test
    void refusesARefundOfMoreThanWasPaid() {
        List<Problem> problems = errors(ProductFolder.creditLife().replace("refund.csv", "0,2,0.80", "0,2,1.01"));

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.place()).endsWith("/refund.csv!C2"));
    }

    private static List<Problem> errors(ProductFolder folder) {
        return folder.problems().stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    }
}
