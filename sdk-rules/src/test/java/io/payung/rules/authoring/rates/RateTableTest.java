package io.payung.rules.authoring.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.CoverDuration;
import io.payung.product.LifeRole;
import io.payung.product.PackSource;
import io.payung.product.Plan;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.product.terms.RateTable;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.Problem;
import java.math.BigDecimal;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rate table takes everything that can be asked for exactly once, or says where it does not. */
class RateTableTest {

    private final Problems problems = new Problems("folder");

    @Test
    void readsRangesAndValues() {
        RateTable table = read("ageFrom,ageTo,zone,rate", "18,40,north,1.5", "18,40,south,2", "41,60,north,3", "41,60,south,4").orElseThrow();

        assertThat(told()).isEmpty();
        assertThat(table.columns()).containsExactly("age", "zone");
        assertThat(table.matching(Map.of("age", 40L, "zone", "south"))).extracting(RateTable.Row::line).containsExactly(3);
        assertThat(table.matching(Map.of("age", 41L, "zone", "north")).get(0).value()).isEqualByComparingTo("3");
        assertThat(table.matching(Map.of("age", 61L, "zone", "north"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"39,1", "40,1", "41,"})
    void tellsAGapBetweenRangesWithAnExample(int to, @Nullable String fine) {
        read("ageFrom,ageTo,rate", "18," + to + ",1", "41,60,2");

        assertThat(told()).isEqualTo(to == 39 ? List.of("B2 RATES_GAP no row matches age 40")
                : to == 40 ? List.of() : List.of("A3 RATES_OVERLAP this row and A2 both match age 41"));
    }

    @Test
    void tellsAValueWithoutARow() {
        read("ageFrom,ageTo,zone,rate", "18,40,north,1", "18,40,south,2", "41,60,north,3");

        assertThat(told()).containsExactly("B3 RATES_GAP no row matches age 41, zone south");
    }

    @Test
    void knowsTheLeastAndGreatestAnswerOfAQuestion() {
        read("sizeFrom,sizeTo,rate", "2,5,1", "6,9,2");

        assertThat(told()).containsExactlyInAnyOrder("A2 RATES_GAP no row matches size 1", "B3 RATES_GAP no row matches size 10");
    }

    @Test
    void seesTheGapBetweenWholeNumbersOfADecimal() {
        read("loanFrom,loanTo,rate", "0,999,1", "1000,5000,2");
        assertThat(told()).containsExactly("B2 RATES_GAP no row matches loan 999.1");

        assertThat(fresh("loanFrom,loanTo,rate", "0,999.999999,1", "1000,5000,2")).isEmpty();
    }

    @Test
    void tellsTwoRowsThatMatchTogether() {
        read("ageFrom,ageTo,zone,rate", "18,60,north,1", "18,60,south,2", "40,50,south,3");

        assertThat(told()).containsExactly("A4 RATES_OVERLAP this row and A3 both match age 40, zone south");
    }

    @Test
    void countsTheLivesOfEachPlan() {
        assertThat(fresh("plan,lives,rate", "single,1,1", "couple,1,2", "couple,2,3")).isEmpty();
        assertThat(fresh("plan,lives,rate", "single,1,1", "couple,2,3")).containsExactly("B3 RATES_GAP no row matches plan couple, lives 1");
        assertThat(fresh("lives,rate", "1,1")).containsExactly("A2 RATES_GAP no row matches lives 2");
        assertThat(fresh("lives,rate", "1,1", "2,2", "3,3")).containsExactly("A4 RATE_NEVER_USED nothing that can be asked for matches this row");
    }

    @Test
    void countsTheMonthsOfTheCover() {
        assertThat(fresh("monthsFrom,monthsTo,rate", "1,12,1")).containsExactly("B2 RATES_GAP no row matches months 13");
        assertThat(fresh("monthsFrom,monthsTo,rate", "1,12,1", "13,24,2")).isEmpty();
    }

    @Test
    void takesATableWithoutColumnsForOneRate() {
        assertThat(fresh("rate", "1.5")).isEmpty();
        assertThat(fresh("rate", "1.5", "2")).containsExactly("A3 RATES_OVERLAP this row and A2 both match");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "agefrom,ageTo,rate | A1 NAME_UNKNOWN",
        "ageFrom,rate | A1 COLUMN_MISSING",
        "ageTo,rate | A1 COLUMN_MISSING",
        "ageFrom,ageTo,age,rate | A1 COLUMN_TWICE",
        "age,age,rate | B1 COLUMN_TWICE",
        "zoneFrom,zoneTo,rate | A1 RANGE_NOT_FOR_TYPE",
        "note,rate | A1 QUESTION_NOT_FOR_RATES",
        "interest,rate | A1 QUESTION_NOT_FOR_RATES",
        ",rate | A1 COLUMN_MISSING",
        "zone,age | B1 RATE_COLUMN_LAST",
    })
    void refusesAHeaderThatAsksForNothingKnown(String header, String told) {
        int width = header.split(",", -1).length;
        read(header, "1" + ",1".repeat(width - 1));

        assertThat(told()).anyMatch(each -> each.startsWith(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "18,40,1,500 | D2 CSV_RAGGED",
        "18,40,\"1,5\" | C2 DECIMAL_COMMA",
        "18,40,1.500 | C2 AMOUNT_LOOKS_GROUPED",
        "18,40,\"1,500\" | C2 AMOUNT_LOOKS_GROUPED",
        "18,40, | C2 NUMBER_EXPECTED",
        "18,40,-1 | C2 VALUE_RANGE",
        "18,40,5% | C2 NUMBER_EXPECTED",
        "40,18,1 | B2 VALUE_RANGE",
        "18.5,40,1 | A2 NUMBER_EXPECTED",
        "=A1,40,1 | A2 CELL_FORMULA",
    })
    void refusesACellThatCouldMeanSomethingElse(String row, String told) {
        read("ageFrom,ageTo,rate", row);

        assertThat(told()).anyMatch(each -> each.startsWith(told));
    }

    @Test
    void readsSemicolonsAndDecimalCommasAndSaysSo() {
        RateTable table = read("ageFrom;ageTo;rate", "18;40;1,5", "41;60;0,875").orElseThrow();

        assertThat(told()).singleElement().asString().contains("CSV_SEMICOLONS");
        assertThat(table.rows()).extracting(row -> row.value().toPlainString()).containsExactly("1.5", "0.875");
        assertThat(fresh("ageFrom;ageTo;rate", "18;40;1,500", "41;60;2")).anyMatch(each -> each.startsWith("C2 AMOUNT_LOOKS_GROUPED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "ageFrom,ageTo,rate\n", "ageFrom,ageTo,rate\n\n"})
    void refusesATableWithoutRows(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(told()).singleElement().asString().contains("TABLE_EMPTY");
    }

    @Test
    void missesAFileThatProductYamlNames() {
        RateTableReader.read(new PackSource(new TreeMap<>()), "premium.csv", new Position("product.yaml", 7, 3), dimensions(), List.of("single"),
                null, problems);

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("FILE_MISSING");
            assertThat(problem.line()).isEqualTo(7);
        });
    }

    @Test
    void checksFiveThousandRowsInSeconds() {
        StringBuilder text = new StringBuilder("sizeFrom,sizeTo,loanFrom,loanTo,zone,rate\n");
        for (int loan = 0; loan < 250; loan++) {
            for (int size = 1; size <= 10; size++) {
                for (String zone : List.of("north", "south")) {
                    String to = loan == 249 ? "5000" : loan * 20 + 19 + ".999999";
                    text.append(size).append(',').append(size).append(',').append(loan * 20).append(',').append(to).append(',').append(zone)
                            .append(",1\n");
                }
            }
        }
        long start = System.nanoTime();

        String fewer = text.substring(0, text.lastIndexOf("\n", text.length() - 2) + 1);

        assertThat(read(fewer.lines().limit(4_999).reduce((one, other) -> one + "\n" + other).orElseThrow())).isEmpty();
        assertThat(told()).anyMatch(each -> each.contains("RATES_GAP no row matches size 10, loan 4980, zone"));
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
    }

    /** Small tables against counting out every point; the seed makes a failure repeatable. */
    @Test
    void agreesWithCountingOutEveryPoint() {
        Random random = new Random(20261122);
        int gaps = 0;
        int overlaps = 0;
        for (int round = 0; round < 400; round++) {
            String[] rows = rows(random);
            List<String> told = fresh(rows);
            boolean gap = false;
            boolean overlap = false;
            for (int size = 1; size <= 10; size++) {
                for (String zone : List.of("north", "south")) {
                    int matching = matching(rows, size, zone);
                    gap |= matching == 0;
                    overlap |= matching > 1;
                }
            }
            gaps += gap ? 1 : 0;
            overlaps += overlap ? 1 : 0;
            assertThat(told.stream().anyMatch(each -> each.contains("RATES_GAP"))).as(String.join("\n", rows)).isEqualTo(gap);
            assertThat(told.stream().anyMatch(each -> each.contains("RATES_OVERLAP"))).as(String.join("\n", rows)).isEqualTo(overlap);
        }
        assertThat(gaps).isBetween(50, 390);
        assertThat(overlaps).isBetween(50, 390);
    }

    private static String[] rows(Random random) {
        List<String> rows = new java.util.ArrayList<>(List.of("sizeFrom,sizeTo,zone,rate"));
        for (String zone : List.of("north", "south")) {
            int from = 1;
            while (from <= 10) {
                int to = Math.min(10, from + random.nextInt(6));
                rows.add(from + "," + to + "," + zone + ",1");
                from = to + 1 + (random.nextInt(8) == 0 ? 1 : 0) - (random.nextInt(8) == 0 && to > from ? 1 : 0);
            }
        }
        return rows.toArray(String[]::new);
    }

    private static int matching(String[] rows, int size, String zone) {
        int matching = 0;
        for (String row : List.of(rows).subList(1, rows.length)) {
            String[] cells = row.split(",");
            matching += Integer.parseInt(cells[0]) <= size && size <= Integer.parseInt(cells[1]) && cells[2].equals(zone) ? 1 : 0;
        }
        return matching;
    }

    private static List<String> fresh(String... lines) {
        RateTableTest test = new RateTableTest();
        test.read(lines);
        return test.told();
    }

    private Optional<RateTable> read(String... lines) {
        PackSource source = new PackSource(new TreeMap<>(Map.of("premium.csv", String.join("\n", lines))));
        return RateTableReader.read(source, "premium.csv", Position.startOf("product.yaml"), dimensions(), List.of("single", "couple"), null,
                problems);
    }

    private List<String> told() {
        return problems.all().stream().map(RateTableTest::shown).toList();
    }

    private static String shown(Problem problem) {
        return (problem.cell() == null ? problem.line() : problem.cell()) + " " + problem.code() + " " + problem.message();
    }

    private static Dimensions dimensions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        ask(questions, "zone", ValueType.CHOICE, List.of("north", "south"), null, null);
        ask(questions, "size", ValueType.INTEGER, List.of(), "1", "10");
        ask(questions, "loan", ValueType.MONEY, List.of(), "0", "5000");
        ask(questions, "term", ValueType.INTEGER, List.of(), "1", "24");
        ask(questions, "note", ValueType.TEXT, List.of(), null, null);
        questions.put("interest", new Question("interest", ValueType.PERCENT, List.of(), null, null, "partner", Question.Moment.CLAIM,
                Question.Scope.QUOTE));
        Map<String, LifeRole> lives = new LinkedHashMap<>();
        lives.put("main", new LifeRole("main", List.of("self"), 1, 1));
        lives.put("joint", new LifeRole("joint", List.of("spouse"), 0, 1));
        Map<String, Plan> plans = new LinkedHashMap<>();
        plans.put("single", new Plan("single", List.of("main")));
        plans.put("couple", new Plan("couple", List.of("main", "joint")));
        return Dimensions.ofPremium(questions, plans, lives, CoverDuration.asked("term", Period.ofMonths(1), 24));
    }

    private static void ask(Map<String, Question> questions, String name, ValueType type, List<String> choices, @Nullable String min,
            @Nullable String max) {
        questions.put(name, new Question(name, type, choices, min == null ? null : new BigDecimal(min), max == null ? null : new BigDecimal(max),
                "partner", Question.Moment.QUOTE, Question.Scope.QUOTE));
    }
}
