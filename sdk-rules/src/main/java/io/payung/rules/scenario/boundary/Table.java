package io.payung.rules.scenario.boundary;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.consent.Clause;
import io.payung.product.RuleSet;
import io.payung.quote.BenefitLimit;
import io.payung.rules.scenario.story.Ending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One proposed scenario with its rows.
 *
 * @param facts what all rows start from
 * @param path  what the rows vary
 */
record Table(String name, RuleSet set, Facts facts, String path, List<Row> rows) {

    private static final Set<String> CLEAR = Set.of("offered", "issued", "complete", "documents-missing");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 ,_.-]*");

    /** @param value of the path */
    record Row(Object value, Ending ending) {}

    /** How many rows end as a sale or an undisputed claim does, so that no other rule stands before this one. */
    long clearness() {
        return rows.stream().filter(row -> isClear(row.ending())).count();
    }

    /** Whether the rows differ by what the rule is about. */
    boolean turns() {
        return rows.stream().filter(row -> set != RuleSet.COVERAGE || isClear(row.ending())).map(row -> expected(row.ending())).distinct().count() > 1;
    }

    /** Whether no other rule hides anything. */
    boolean isPlain() {
        return clearness() >= (set == RuleSet.COVERAGE || set == RuleSet.CONSENT ? rows.size() : 1);
    }

    private static boolean isClear(Ending ending) {
        return CLEAR.contains(ending.outcome());
    }

    /** As it stands in a file. */
    List<String> lines(Facts shared) {
        List<String> lines = new ArrayList<>();
        lines.add("  - name: " + (PLAIN_NAME.matcher(name).matches() ? name : Facts.yaml(name)));
        Facts own = facts.without(path).over(shared.without(path));
        if (!own.isEmpty()) {
            lines.add("    given: " + own.yaml());
        }
        lines.add("    rows:");
        for (Row row : rows) {
            lines.add("      - { " + path + ": " + Facts.yaml(row.value()) + ", " + expected(row.ending()) + " }");
        }
        return lines;
    }

    /** What the ending is pinned by: enough to notice a change, no more. */
    private String expected(Ending ending) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("outcome", ending.outcome());
        if (!ending.codes().isEmpty() || set == RuleSet.COVERAGE) {
            expected.put("codes", List.copyOf(ending.codes()));
        }
        if (set == RuleSet.COVERAGE && ending.offer() != null) {
            expected.put("limits", limits(ending.offer().limits()));
            expected.put("premium", ending.offer().premium().amount());
        }
        if (set == RuleSet.CONSENT && ending.offer() != null) {
            expected.put("clauses", ending.offer().clauses().all().stream().filter(Clause::mustAccept).map(Clause::id).toList());
        }
        if (set == RuleSet.CLAIM_DOCUMENTS && ending.claim() != null) {
            expected.put("documents", ending.claim().missing().stream().map(MissingDocument::document).toList());
        }
        String braces = Facts.yaml(expected);
        return braces.substring(2, braces.length() - 2);
    }

    private static Map<String, BigDecimal> limits(List<BenefitLimit> limits) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        limits.forEach(limit -> amounts.put(limit.benefit(), limit.amount().amount()));
        return amounts;
    }
}
