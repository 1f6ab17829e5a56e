package io.payung.rules.authoring.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.Problem;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV files become cells that know their place, whoever saved them. */
class GridReaderTest {

    private final Problems problems = new Problems("loan");

    @Test
    void givesEachCellItsPlace() {
        Grid grid = csv("plan,amount\nbasic,\"1,5\"\n\n  plus  , say \"\"\n").orElseThrow();

        assertThat(grid.height()).isEqualTo(4);
        assertThat(grid.cell(2, 2).text()).isEqualTo("1,5");
        assertThat(grid.cell(2, 2).at().cell()).isEqualTo("B2");
        assertThat(grid.isBlank(3)).isTrue();
        assertThat(grid.cell(4, 1).text()).isEqualTo("plus");
        assertThat(grid.cell(9, 30).at().cell()).isEqualTo("AD9");
        assertThat(grid.cell(9, 30).isBlank()).isTrue();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void readsSemicolonsAndSaysSo() {
        Grid grid = csv("plan;amount\nbasic;1,5\n").orElseThrow();

        assertThat(grid.cell(2, 2).text()).isEqualTo("1,5");
        assertThat(number(grid, 2, 2)).contains(new BigDecimal("1.5"));
        assertThat(problems.all()).extracting(Problem::code).containsExactly("CSV_SEMICOLONS");
        assertThat(problems.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "plan,a;b\\nx,y|CSV_SEPARATOR 1:1",
        "plan\\ta\\nx\\ty|CSV_SEPARATOR 1:1",
        "a,b\\nc,\"d\\ne,f\\n|CSV_QUOTES 2:1",
        "a,b\\nc,\"d\"e\\n|CSV_QUOTES 2:1",
        "a,b\\nc,=1+1\\n|CELL_FORMULA B2",
        "a,b\\nc,@SUM\\n|CELL_FORMULA B2",
        "a,b\\nc,-cmd\\n|CELL_FORMULA B2",
    })
    void refusesWhatCouldShiftOrHideACell(String text, String expected) {
        assertThat(csv(text.replace("\\n", "\n").replace("\\t", "\t"))).isEmpty();

        Problem problem = problems.all().get(0);
        assertThat(problem.code() + " " + (problem.cell() == null ? problem.line() + ":" + problem.column() : problem.cell()))
                .isEqualTo(expected);
    }

    @Test
    void findsRowsOfAnotherWidth() {
        Grid grid = csv("a,b,c\n1,2\n1,2,3\n\n1,2,3,4\n").orElseThrow();

        assertThat(GridReader.even(grid, 2, 5, 3, problems)).isFalse();
        assertThat(problems.all()).extracting(problem -> problem.cell() + " " + problem.code())
                .containsExactly("C2 CSV_RAGGED", "D5 CSV_RAGGED");
        assertThat(GridReader.even(grid, 3, 4, 3, problems)).isTrue();
    }

    @Test
    void boundsRowsColumnsAndTexts() {
        assertThat(csv("x\n".repeat(Grid.MAX_ROWS))).isPresent();
        assertThat(csv("x\n".repeat(Grid.MAX_ROWS + 1))).isEmpty();
        assertThat(csv("x" + ",x".repeat(Grid.MAX_COLUMNS - 1))).isPresent();
        assertThat(csv("x" + ",x".repeat(Grid.MAX_COLUMNS))).isEmpty();
        assertThat(csv("x".repeat(Grid.MAX_TEXT))).isPresent();
        assertThat(csv("x".repeat(Grid.MAX_TEXT + 1))).isEmpty();
        assertThat(problems.all()).extracting(Problem::place).containsExactly("loan/rates.csv!A1", "loan/rates.csv!BM1",
                "loan/rates.csv!A5001");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', nullValues = "-", value = {
        "50000|50000|-",
        "50_000|50000|-",
        "-5|-5|-",
        "0.1|0.1|-",
        "1.50|1.50|-",
        "50.000|-|AMOUNT_LOOKS_GROUPED",
        "50,000|-|AMOUNT_LOOKS_GROUPED",
        "-50.000|-|AMOUNT_LOOKS_GROUPED",
        "1.234.567|-|AMOUNT_LOOKS_GROUPED",
        "50.0000|50.0000|-",
        "1,5|-|DECIMAL_COMMA",
        "fifty|-|NUMBER_EXPECTED",
        "~~|-|NUMBER_EXPECTED",
        "1e5|-|NUMBER_EXPECTED",
        "5 %|-|NUMBER_EXPECTED",
    })
    void readsANumberOrAsks(String text, BigDecimal expected, String code) {
        Grid grid = csv("\"" + text + "\",b\n").orElseThrow();

        assertThat(number(grid, 1, 1)).isEqualTo(Optional.ofNullable(expected));
        assertThat(problems.all()).extracting(Problem::code).containsExactlyElementsOf(Optional.ofNullable(code).stream().toList());
    }

    @Test
    void asksAboutThreeDigitsAfterADecimalComma() {
        Grid grid = csv("a;b\n1,500;2,25\n").orElseThrow();

        assertThat(number(grid, 2, 1)).isEmpty();
        assertThat(number(grid, 2, 2)).contains(new BigDecimal("2.25"));
        assertThat(problems.all()).extracting(Problem::code).containsExactly("CSV_SEMICOLONS", "AMOUNT_LOOKS_GROUPED");
    }

    private Optional<Grid> csv(String text) {
        return GridReader.csv("rates.csv", text, problems);
    }

    private Optional<BigDecimal> number(Grid grid, int row, int column) {
        return CellNumber.of(grid, grid.cell(row, column), problems);
    }
}
