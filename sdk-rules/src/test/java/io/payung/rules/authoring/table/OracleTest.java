package io.payung.rules.authoring.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.grid.GridReader;
import io.payung.rules.authoring.grid.WorkbookReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.authoring.table.TableSheet.Column;
import io.payung.rules.authoring.table.TableSheet.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.drools.decisiontable.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our tables and those of stock Drools are the same rules, cell for cell. */
class OracleTest {

    private static final long SEED = 20261122;
    private static final int TABLES = 120;

    private final Problems problems = new Problems("loan");

    @ParameterizedTest
    @ValueSource(strings = {"eligibility", "coverage", "consent", "claim-documents"})
    void readPersonalAccidentAsStockDroolsDoes(String set) {
        TableSheet sheet = PersonalAccidentTables.all().get(set);
        String drl = ProductFolder.sample().text(set + ".drl");
        List<String> original = RuleText.of(DrlParser.parse(set + ".drl", drl, problems));

        assertThat(agreed(sheet)).containsExactlyElementsOf(original).isNotEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void readRandomTablesAsStockDroolsDoes() {
        Random random = new Random(SEED);
        int rules = 0;
        for (int count = 0; count < TABLES; count++) {
            rules += agreed(sheet(random)).size();
        }
        assertThat(problems.all()).as("seed " + SEED).isEmpty();
        assertThat(rules).isGreaterThan(TABLES * 3);
    }

    @Test
    void differWhereOneCellDiffers() {
        TableSheet sheet = PersonalAccidentTables.all().get("consent");
        byte[] other = sheet.csv().replace("1,,,", "2,,,").getBytes(StandardCharsets.UTF_8);

        assertThat(RuleText.of(ours(sheet.csv()))).isNotEqualTo(RuleText.of(StockDrools.rules(other, InputType.CSV)));
    }

    /** The rules of the sheet as CSV and as workbook, ours and stock Drools': all four are the same. */
    private List<String> agreed(TableSheet sheet) {
        List<String> rules = RuleText.of(ours(sheet.csv()));
        byte[] xlsx = sheet.xlsx();
        String canonical = WorkbookReader.text("eligibility.drl.xlsx", xlsx, problems).orElseThrow();

        assertThat(RuleText.of(GridReader.canonical("eligibility.drl.xlsx", canonical, problems)
                .map(grid -> TableReader.rules(grid, problems)).orElseThrow())).as(canonical).isEqualTo(rules);
        assertThat(RuleText.of(StockDrools.rules(sheet.csv().getBytes(StandardCharsets.UTF_8), InputType.CSV))).as(sheet.csv())
                .isEqualTo(rules);
        assertThat(RuleText.of(StockDrools.rules(xlsx, InputType.XLS))).as(canonical).isEqualTo(rules);
        assertThat(RuleText.of(StockDrools.rules(canonical.getBytes(StandardCharsets.UTF_8), InputType.CSV))).as(canonical)
                .isEqualTo(rules);
        return rules;
    }

    private List<RuleNode> ours(String csv) {
        return GridReader.csv("eligibility.drl.csv", csv, problems).map(grid -> TableReader.rules(grid, problems)).orElseThrow();
    }

    private static TableSheet sheet(Random random) {
        List<Table> tables = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int table = 0; table < count; table++) {
            tables.add(table(table, random));
        }
        return new TableSheet("Random, \"quoted\" title", tables);
    }

    private static Table table(int number, Random random) {
        List<Snippets> conditions = random.ints(1 + random.nextInt(5), 0, Snippets.values().length).mapToObj(at -> Snippets.values()[at])
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.name("Rule")));
        conditions.forEach(each -> columns.add(Column.condition(each.snippet, "label of " + each)));
        boolean pieces = random.nextBoolean();
        columns.addAll(pieces ? List.of(Column.action("decision.limit(\"$param\",", "Benefit")) : List.of());
        columns.add(Column.action(pieces ? "parameters.$1, \"$2\");" : "decision.decline(\"$param\");", "Reason"));
        return new Table("table " + number, "EligibilityFacts", columns, rows(number, conditions, pieces, random));
    }

    private static List<List<String>> rows(int number, List<Snippets> conditions, boolean pieces, Random random) {
        List<List<String>> rows = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int row = 0; row < count; row++) {
            List<String> cells = new ArrayList<>(List.of("TST-" + number + "0" + row + " random rule " + random.nextInt(100)));
            int filled = random.nextInt(conditions.size());
            for (int column = 0; column < conditions.size(); column++) {
                cells.add(column == filled || random.nextBoolean() ? conditions.get(column).value(random) : "");
            }
            cells.addAll(pieces ? List.of("death", "childAge, CODE") : List.of("CODE_" + random.nextInt(9)));
            rows.add(cells);
        }
        return rows;
    }

    /** Conditions of every form that means the same to both. */
    private enum Snippets {
        WHOLE("life.ageAtStart < $param", "18", "6", "1000", "parameters.childAge"),
        NAME("life.ageAtStart >= parameters.$param", "childAge", "seniorAge"),
        AMOUNT("answers.monthlyIncome <= $param", "0.1", "50000", "2500000.5", "-3", "50_000", "1234567.25"),
        TEXT("answers.occupation == \"$param\"", "mining", "east java", "18", "true", "a.b, c"),
        FLAG("held.overlaps == $param", "true", "false"),
        PAIR("life.ageAtStart >= $1 && life.ageAtStart <= $2", "17, 60", "6,  9"),
        EITHER("life.ageAtStart < $1 || life.ageAtStart > $2", "17, 60"),
        TWICE("plan == \"$1\" || (channel == \"$1\" && held.count > $2)", "basic, 1", "plus, 2"),
        LIST("answers.occupation in (\"$1\", \"$2\", \"$3\")", "a, b, c", "mining, home, 18"),
        NUMBERS("life.ageAtStart not in ($param)", "17, 18", "5"),
        COUNT("lives.countOf(\"$param\") != 0", "child", "spouse"),
        ABSENT("answers.occupation != $param", "null");

        private final String snippet;
        private final List<String> values;

        Snippets(String snippet, String... values) {
            this.snippet = snippet;
            this.values = List.of(values);
        }

        String value(Random random) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
