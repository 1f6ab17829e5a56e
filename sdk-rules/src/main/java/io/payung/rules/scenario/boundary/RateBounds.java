package io.payung.rules.scenario.boundary;

import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.terms.RateTable;
import io.payung.rules.scenario.boundary.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tables of scenarios at both ends of every band of a rate table, so that a band that is moved is noticed. */
record RateBounds(ProductPack pack, Rehearsal rehearsal) {

    private static final int MOST_ROWS = 60;

    /** One for each column of bands on which the price of the plan depends. @param base facts of the plan that are offered */
    List<Table> of(String plan, Facts base) {
        List<Table> tables = new ArrayList<>();
        pack.product().tables().values().forEach(rates -> {
            for (int column = 0; column < rates.columns().size(); column++) {
                String name = rates.columns().get(column);
                List<BigDecimal> ends = ends(rates, column);
                path(name).filter(path -> !ends.isEmpty()).map(path -> table(plan, name, path, ends, base)).filter(Table::turns).ifPresent(tables::add);
            }
        });
        return tables;
    }

    private Table table(String plan, String name, String path, List<BigDecimal> ends, Facts base) {
        List<Row> rows = new ArrayList<>();
        for (BigDecimal end : ends) {
            Facts facts = new Setter(pack.product(), "").set(base, path, end);
            boolean minor = path.equals("applicant.age") && end.intValue() < pack.product().ageOfMajority();
            rehearsal.of(minor ? facts.with("guardian", "parent") : facts).filter(ending -> ending.offer() != null)
                    .ifPresent(ending -> rows.add(new Row(end, ending)));
        }
        return new Table("price of the plan " + plan + " by " + name, RuleSet.COVERAGE, base, path, rows);
    }

    /** The first and the last value of every band; none when the column has single values. */
    private static List<BigDecimal> ends(RateTable rates, int column) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        boolean bands = false;
        for (RateTable.Row row : rates.rows()) {
            RateTable.Cell cell = row.cells().get(column);
            if (cell.from() instanceof BigDecimal from && cell.to() instanceof BigDecimal to) {
                bands |= from.compareTo(to) != 0;
                ends.add(from);
                ends.add(to);
            }
        }
        return bands ? ends.stream().limit(MOST_ROWS).toList() : List.of();
    }

    private Optional<String> path(String column) {
        if (column.equals("age")) {
            return Optional.of("applicant.age");
        }
        Question question = pack.product().questions().get(column);
        return question == null || question.per() == Question.Scope.LIFE ? Optional.empty() : Optional.of("answers." + column);
    }
}
