package io.payung.rules.authoring.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.grid.GridReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.pack.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision table becomes rules, row by row; whatever would be skipped or misread is a problem with its cell. */
class TableReaderTest {

    private static final String TABLE = """
            Who may buy,,,
            RuleSet,payung.eligibility,,
            Import,io.payung.rules.fact.EligibilityFacts,,
            RuleTable eligibility,,,
            NAME,CONDITION,CONDITION,ACTION
            ,EligibilityFacts...,EligibilityFacts...,
            ,life.ageAtStart < $param,answers.occupation in ($param),"decision.decline(""$param"")"
            Rule,Younger than,Occupation,Reason
            ELG-001 too young,parameters.minimumEntryAge,,AGE_BELOW_MINIMUM
            ELG-002 works underground,,"mining, fishing",OCCUPATION_NOT_INSURED
            ELG-003 young and hazardous,18,mining,CHILD_AT_WORK
            """;

    private final Problems problems = new Problems("loan");

    @Test
    void readsARowAsARule() {
        assertThat(RuleText.of(read(TABLE))).containsExactly(
                "ELG-001 too young: EligibilityFacts(life.ageAtStart < parameters.minimumEntryAge) decline(TEXT:AGE_BELOW_MINIMUM)",
                "ELG-002 works underground: EligibilityFacts(answers.occupation in (TEXT:mining, TEXT:fishing)) "
                        + "decline(TEXT:OCCUPATION_NOT_INSURED)",
                "ELG-003 young and hazardous: EligibilityFacts(life.ageAtStart < NUMBER:18, answers.occupation in (TEXT:mining)) "
                        + "decline(TEXT:CHILD_AT_WORK)");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void placesARuleAtItsNameAndAConditionAtItsCell() {
        RuleNode rule = read(TABLE).get(2);

        assertThat(rule.at().cell()).isEqualTo("A11");
        assertThat(rule.factType().at().cell()).isEqualTo("B6");
        assertThat(rule.call().at().cell()).isEqualTo("D7");
        assertThat(rule.call().arguments().get(0).at().cell()).isEqualTo("D11");
    }

    @Test
    void tellsAFaultOfASnippetOnceAndNotInEveryRow() {
        read(TABLE.replace("life.ageAtStart < $param", "life.ageAtStart $param"));

        assertThat(problems.all()).extracting(problem -> problem.cell() + " " + problem.code()).containsExactly("B7 RULE_SYNTAX");
    }

    /** What a cell completes is the cell's, so that its own misspelling is told there; a misspelt beginning is not. */
    @ParameterizedTest
    @CsvSource({"parameters.$param, B6", "paramters.$param, B4", "life.$param, B6", "lif.$param, B4", "$param, B6"})
    void placesANameWhereItsFaultWouldBe(String snippet, String cell) {
        RuleNode rule = read(table("x < " + snippet, "lowIncome")).get(0);

        assertThat(((Condition.Compare) rule.conditions().get(0)).right().at().cell()).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        // How a value is read where it stands alone.
        "x == $param|18|x == NUMBER:18",
        "x == $param|-0.5|x == NUMBER:-0.5",
        "x == $param|50_000|x == NUMBER:50000",
        "x == $param|TRUE|x == FLAG:true",
        "x == $param|false|x == FLAG:false",
        "x == $param|null|x == NULL:null",
        "x == $param|mining|x == TEXT:mining",
        "x == $param|2027-03-01|x == TEXT:2027-03-01",
        "x == $param|parameters.lowIncome|x == parameters.lowIncome",
        "x == $param|amounts.five|x == amounts.five",
        "x == $param|plan|x == TEXT:plan",
        "x == $param|~\"mining\"~|x == TEXT:mining",
        // In quotes everything is a text.
        "x == \"$param\"|18|x == TEXT:18",
        "x == \"$param\"|true|x == TEXT:true",
        "x == \"$param\"|east java|x == TEXT:east java",
        "x == \"a-$param\"|b|x == TEXT:a-b",
        "lives.countOf(\"$1\") > $2|child, 3|lives.countOf(child) > NUMBER:3",
        // Part of a name.
        "x < parameters.$param|lowIncome|x < parameters.lowIncome",
        "life.$1 < $2|ageAtStart, 17|life.ageAtStart < NUMBER:17",
        // Lists.
        "x in ($param)|mining|x in (TEXT:mining)",
        "x in ($param)|mining, \"fishing\" ,home|x in (TEXT:mining, TEXT:fishing, TEXT:home)",
        "x not in ($param)|17, 18|x not in (NUMBER:17, NUMBER:18)",
        "x in (\"$1\", \"$2\")|mining, fishing|x in (TEXT:mining, TEXT:fishing)",
        // Several values of one cell, in any order, joined.
        "x >= $1 && x <= $2|17, 60|x >= NUMBER:17, x <= NUMBER:60",
        "x >= $2 OR x <= $1|17, 60|any(x >= NUMBER:60, x <= NUMBER:17)",
        "x == $1 && y != $1|a|x == TEXT:a, y != TEXT:a",
    })
    void fillsASnippet(String snippet, String cell, String expected) {
        assertThat(RuleText.of(read(table(snippet.replace("OR", "||"), cell)))).as(problems.all().toString())
                .containsExactly("TST-001 test: EligibilityFacts(" + expected + ") decline(TEXT:CODE)");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        // A value may be nothing but a value.
        "x == \"$param\"|a\" OR \"a|B6 TEXT_NOT_ALLOWED",
        "x == $param|5 OR y == 5|B6 TEXT_NOT_ALLOWED",
        "x == $param|5) then evil(|B6 TEXT_NOT_ALLOWED",
        "x == $param|$param|B6 TEXT_NOT_ALLOWED",
        "x == $param|-|B6 TEXT_NOT_ALLOWED",
        "x == $param|life.age + 1|B6 TEXT_NOT_ALLOWED",
        "x == $param|a(b)|B6 TEXT_NOT_ALLOWED",
        "x == $param|a//b|B6 TEXT_NOT_ALLOWED",
        "x == $param|mining, fishing|B6 TABLE_CELL_VALUES",
        "x == $param|\"a\" OR y == \"b\"|B6 TEXT_NOT_ALLOWED",
        "x == $param|\"a\", y == \"b\"|B6 TABLE_CELL_VALUES",
        "x == \"$param\"|a\\nb|B6 TEXT_NOT_ALLOWED",
        "x in ($param)|a), y in (b|B6 TEXT_NOT_ALLOWED",
        "x in ($param)|\"a|B6 TEXT_NOT_ALLOWED",
        "x in ($param)|a,,b|B6 TEXT_NOT_ALLOWED",
        "x < parameters.$param|a.b|B6 RULE_SYNTAX",
        "x < parameters.$param|a && y|B6 RULE_SYNTAX",
        "x == \"$param\"|é|B6 TEXT_NOT_ALLOWED",
        // Numbers that could be read in two ways.
        "x < $param|50.000|B6 AMOUNT_LOOKS_GROUPED",
        "x < $param|50,000|B6 AMOUNT_LOOKS_GROUPED",
        "x in ($param)|100,200|B6 AMOUNT_LOOKS_GROUPED",
        "x in ($param)|1, 50.000|B6 AMOUNT_LOOKS_GROUPED",
        "x < $param|1,5|B6 DECIMAL_COMMA",
        "x in ($param)|17,5|B6 DECIMAL_COMMA",
        "x in ($param)|1, 50,000|B6 DECIMAL_COMMA",
        "x < $param|17B|~~",
        "x < $1|1, 2|B6 TABLE_CELL_VALUES",
        "x >= $1 && x <= $2|17|B6 TABLE_CELL_VALUES",
        // A fault of the snippet is told at the snippet.
        "x << $param|5|B4 RULE_SYNTAX",
        "x parameters.$param|lowIncome|B4 RULE_SYNTAX",
        "x \"$param\"|a|B4 RULE_SYNTAX",
        "x = $param|5|B4 CHARACTER_NOT_ALLOWED",
        "x == $1 y == $2|5, 6|B4 RULE_SYNTAX",
        "x < $param,|5|B4 RULE_SYNTAX",
        "x matches $param|5|B4 RULE_FEATURE",
        "x == ~$param|5|B4 CHARACTER_NOT_ALLOWED",
        "eval($param)|true|B4 CALL_NOT_ALLOWED",
        "~forall(||){x == \"$\"}~|a|B4 TABLE_SNIPPET",
        "x|5|B4 TABLE_SNIPPET",
        "x <|5|B4 TABLE_SNIPPET",
        "x == $params|5|B4 TABLE_SNIPPET",
        "x == $1 && y == $3|5, 6|B4 TABLE_SNIPPET",
        "x == $param && y == $1|5|B4 TABLE_SNIPPET",
        "x == 5 // $param|5|B4 TABLE_SNIPPET",
    })
    void tellsWhatDoesNotFit(String snippet, String cell, String expected) {
        List<RuleNode> rules = read(table(snippet.replace("~", "\u201c"), cell.replace("\\n", "\n").replace("OR", "||")));

        assertThat(told()).isEqualTo(expected);
        assertThat(rules).hasSize(expected.isEmpty() ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x < $param|1,5|x < NUMBER:1.5",
        "x < $param|50.000|B6 AMOUNT_LOOKS_GROUPED",
        "x < $param|1,500|B6 AMOUNT_LOOKS_GROUPED",
        "x in ($param)|1,5|B6 DECIMAL_COMMA",
        "x > $1 && x < $2|1,5|x > NUMBER:1, x < NUMBER:5",
    })
    void readsDecimalCommasWhereSemicolonsSeparateValues(String snippet, String cell, String expected) {
        List<RuleNode> rules = read(table(snippet, cell).replace(',', ';').replace(cell.replace(',', ';'), cell));

        assertThat(rules.isEmpty() ? told() : RuleText.of(rules).get(0)).contains(expected);
    }

    @Test
    void joinsACallFromSeveralCells() {
        String text = """
                RuleTable coverage,,,,,
                CONDITION,ACTION,ACTION,ACTION,ACTION,NAME
                CoverageFacts,,,,,
                life.ageAtStart <= $param,"decision.$param(","""+ "\"\"\"$param\"\",\"" + ",\"parameters.$param,\",\"\"\"$param\"\");\",\n" + """
                Age,What,Benefit,Amount,Reason,Rule
                17,limit,death,childDeathLimit,LIMIT_FOR_CHILD,COV-001 child
                17,exclude,medical,,NO_MEDICAL,COV-002 no medical
                """;

        assertThat(RuleText.of(read(text))).as(problems.all().toString()).containsExactly(
                "COV-001 child: CoverageFacts(life.ageAtStart <= NUMBER:17) limit(TEXT:death, parameters.childDeathLimit, "
                        + "TEXT:LIMIT_FOR_CHILD)",
                "COV-002 no medical: CoverageFacts(life.ageAtStart <= NUMBER:17) exclude(TEXT:medical, TEXT:NO_MEDICAL)");
    }

    @Test
    void readsTablesOneBelowTheOther() {
        String second = TABLE.substring(TABLE.indexOf("RuleTable")).replace("ELG-00", "ELG-10");

        assertThat(read(TABLE + ",,,\n" + second)).extracting(RuleNode::id)
                .containsExactly("ELG-001", "ELG-002", "ELG-003", "ELG-101", "ELG-102", "ELG-103");
        assertThat(read(TABLE + second)).hasSize(6);
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "RuleTable eligibility,|Rules,|A1 TABLE_MISSING",
        "RuleTable eligibility,|RuleTable one,RuleTable two|B4 TABLE_BESIDE",
        "RuleTable eligibility,,|RuleTable one...,RuleTable two...,|B4 TABLE_BESIDE",
        ",AGE_BELOW_MINIMUM|,CODE\\n,,,\\n,18,,CODE|B11 TABLE_GAP",
        "Import,io.payung|Import,java.io|A3 RULE_FEATURE",
        "RuleSet,|Functions,|A2 RULE_FEATURE",
        "RuleSet,|EscapeQuotes,|A2 RULE_FEATURE",
        "NAME,CONDITION,CONDITION|NAME,CONDITION,PRIORITY|C5 TABLE_COLUMN_KIND",
        "NAME,CONDITION,CONDITION|NAME,CONDITION,Conditoin|C5 TABLE_COLUMN_KIND",
        "NAME,CONDITION,CONDITION|,CONDITION,CONDITION|A4 TABLE_COLUMN_MISSING",
        "CONDITION,ACTION|CONDITION,CONDITION|A4 TABLE_COLUMN_MISSING",
        "EligibilityFacts...,EligibilityFacts...|EligibilityFacts,|C6 TABLE_FACTS",
        "EligibilityFacts...,EligibilityFacts...|EligibilityFacts,CoverageFacts|C6 TABLE_FACTS",
        "EligibilityFacts...,EligibilityFacts...,|EligibilityFacts,EligibilityFacts,decision|D6 TABLE_FACTS",
        ",life.ageAtStart < $param,|,,|B7 TABLE_SNIPPET",
        "Rule,Younger than,Occupation,Reason\\n|~~|A8 TABLE_LABELS_MISSING",
        "ELG-001 too young|~~|A9 RULE_NAME_SHAPE",
        "ELG-001 too young|ELG-1; evil|A9 RULE_NAME_SHAPE",
        "~,parameters.minimumEntryAge,,AGE~|~,,,AGE~|A9 CONDITION_MISSING",
        ",AGE_BELOW_MINIMUM|,|D9 ACTION_MISSING",
        ",AGE_BELOW_MINIMUM|,CODE\\n,,,\\nELG-009 lost,18,,CODE|A11 TABLE_GAP",
        "parameters.minimumEntryAge,,|parameters.minimumEntryAge,|D9 CSV_RAGGED",
        "parameters.minimumEntryAge,,|parameters.minimumEntryAge,,,|E9 CSV_RAGGED",
        "parameters.minimumEntryAge,,|parameters.minimumEntryAge...,,|B9 CELL_MERGED",
    })
    void tellsWhatIsWrongWithTheLayout(String old, String now, String expected) {
        String text = TABLE.replace(old.replace("\\n", "\n"), now.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(TABLE);

        read(text);

        assertThat(problems.all()).extracting(problem -> (problem.cell() == null ? "-" : problem.cell()) + " " + problem.code())
                .contains(expected);
    }

    @Test
    void readsATableWhoseNameIsMergedOverItsColumns() {
        assertThat(read(TABLE.replace("RuleTable eligibility,,", "RuleTable one...,RuleTable one...,"))).hasSize(3);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void tellsAFaultOfASnippetOnce() {
        read(TABLE.replace("life.ageAtStart < $param", "life.ageAtStart << $param"));

        assertThat(told()).isEqualTo("B7 RULE_SYNTAX");
    }

    @Test
    void tellsEveryFaultOfARow() {
        read(TABLE.replace("ELG-003 young and hazardous,18,mining,", "third,1.800,$,"));

        assertThat(problems.all()).extracting(problem -> problem.cell() + " " + problem.code())
                .containsExactly("A11 RULE_NAME_SHAPE", "B11 AMOUNT_LOOKS_GROUPED", "C11 TEXT_NOT_ALLOWED");
    }

    @Test
    void keepsRemarksBesideATable() {
        String remarks = TABLE.lines().map(line -> line.startsWith("ELG") ? "seen: facts 2.1," + line : "," + line).reduce("",
                (all, line) -> all + line + "\n");

        assertThat(read(remarks)).hasSize(3);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void tellsACellBelowNoHeader() {
        String text = TABLE.lines().map(line -> line + (line.startsWith("ELG-002") ? ",x" : ",")).reduce("", (all, line) -> all + line + "\n");

        read(text);

        assertThat(told()).isEqualTo("E10 TABLE_CELL_STRAY");
    }

    @Test
    void tellsASecondDecisionOfARow() {
        String text = TABLE.replace("CONDITION,ACTION", "ACTION,ACTION").replace("EligibilityFacts...,EligibilityFacts...", "EligibilityFacts,")
                .replace("answers.occupation in ($param)", "\"decision.decline(\"\"$param\"\")\"").replace("mining,", "CODE,")
                .replace("\"mining, fishing\"", "");

        read(text);

        assertThat(problems.all()).extracting(problem -> problem.cell() + " " + problem.code()).contains("D11 ACTION_TWICE");
    }

    private List<RuleNode> read(String text) {
        return GridReader.csv("eligibility.drl.csv", text, problems).map(grid -> TableReader.rules(grid, problems)).orElse(List.of());
    }

    /** A table of one condition. */
    private static String table(String snippet, String cell) {
        return "RuleTable test,,\nNAME,CONDITION,ACTION\n,EligibilityFacts,\n," + quoted(snippet) + ",\"decision.decline(\"\"$param\"\")\"\n"
                + "Rule,Condition,Reason\nTST-001 test," + quoted(cell) + ",CODE\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private String told() {
        return problems.all().stream().filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(problem -> problem.cell() + " " + problem.code()).reduce("", (all, each) -> all.isEmpty() ? each
                : all + "; " + each);
    }

}
