package io.payung.rules.authoring.template;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.table.TableSheet.Column;
import io.payung.rules.authoring.table.TableSheet.Table;
import io.payung.rules.authoring.table.TableSheet;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a new product as decision tables: the same as in sentences, whose names they take. */
final class TemplateTables {

    private static final Pattern NAME = Pattern.compile("\"(([A-Z]+-[0-9]+) [^\"]+)\"");
    private static final String[] WORK = {"office", "trade", "farming", "fishing", "mining", "home"};

    private final Properties words = new Properties();
    private final Map<String, String> names = new HashMap<>();

    private TemplateTables(RuleSet set, String language) {
        try {
            words.load(new StringReader(ProductTemplates.resource(language, "tables.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher matcher = NAME.matcher(ProductTemplates.resource(language, set.fileName() + ".dslr"));
        while (matcher.find()) {
            names.put(matcher.group(2), matcher.group(1));
        }
    }

    static TableSheet of(RuleSet set, String language) {
        TemplateTables tables = new TemplateTables(set, language);
        List<Table> all = switch (set) {
            case ELIGIBILITY -> List.of(tables.eligibility());
            case COVERAGE -> List.of(tables.coverage());
            case CONSENT -> List.of(tables.consent());
            case CLAIM_DOCUMENTS -> List.of(tables.documents(), tables.referred());
        };
        return new TableSheet(tables.word(set.fileName()), all);
    }

    private Table eligibility() {
        List<Column> columns = List.of(
                condition("life.ageAtStart < parameters.$param", "younger"),
                condition("life.ageAtStart > parameters.$param", "older"),
                condition("held.count >= parameters.$param", "policies"),
                condition("answers.occupation == \"$param\"", "work", WORK),
                condition("plan == \"$param\"", "plan", "basic", "plus"),
                action("decision.decline(\"$param\");", "reason"));
        return table("declined", "EligibilityFacts", columns,
                "ELG-001|minimumEntryAge|||||AGE_BELOW_MINIMUM",
                "ELG-002||maximumEntryAge||||AGE_ABOVE_MAXIMUM",
                "ELG-003|||maximumPoliciesPerPerson|||TOO_MANY_POLICIES",
                "ELG-004||||mining|plus|OCCUPATION_NOT_INSURED");
    }

    private Table coverage() {
        List<Column> columns = List.of(
                condition("life.ageAtStart >= parameters.$param", "ageFrom"),
                condition("answers.occupation == \"$param\"", "work", WORK),
                action("decision.limit(\"$param\",", "benefit", "death", "disability"),
                action("parameters.$param,", "limit"),
                action("\"$param\");", "reason"));
        return table("limited", "CoverageFacts", columns,
                "COV-001|seniorAge||death|seniorDeathLimit|LIMIT_FOR_SENIOR",
                "COV-002||fishing|death|fisherDeathLimit|LIMIT_FOR_FISHERS");
    }

    private Table consent() {
        List<Column> columns = List.of(
                condition("lives.count >= $param", "everyone"),
                action("decision.require(\"$param\",", "clause", "summary", "cover", "data-processing"),
                action("\"$param\");", "reason"));
        return table("accepted", "ConsentFacts", columns,
                "CON-001|1|summary|SUMMARY_MUST_BE_READ",
                "CON-002|1|cover|COVER_MUST_BE_ACCEPTED",
                "CON-003|1|data-processing|DATA_PROCESSING_NEEDS_CONSENT");
    }

    private Table documents() {
        List<Column> columns = List.of(
                condition("lives.count >= $param", "everyone"),
                condition("event.consequence == \"$param\"", "consequence", "death", "total-permanent-disability"),
                action("decision.require(\"$param\",", "document", "claim-form", "identity-card", "death-proof", "doctor-letter"),
                action("\"$param\");", "reason"));
        return table("documents", "ClaimFacts", columns,
                "CLM-001|1||claim-form|CLAIM_FORM_NEEDED",
                "CLM-002|1||identity-card|IDENTITY_CARD_NEEDED",
                "CLM-003||death|death-proof|DEATH_PROOF_NEEDED",
                "CLM-004||total-permanent-disability|doctor-letter|DOCTOR_LETTER_NEEDED");
    }

    private Table referred() {
        List<Column> columns = List.of(
                condition("reportedAfterDays > parameters.$param", "reportedAfter"),
                condition("policy.ageDays < parameters.$param", "youngPolicy"),
                action("decision.refer(\"$param\");", "reason"));
        return table("referred", "ClaimFacts", columns,
                "CLM-005|lateReportDays||REPORTED_LATE",
                "CLM-006||youngPolicyDays|POLICY_YOUNG");
    }

    /** @param rows the rule's id, and a value for each column */
    private Table table(String name, String facts, List<Column> columns, String... rows) {
        List<Column> all = new ArrayList<>(List.of(Column.name(word("rule"))));
        all.addAll(columns);
        List<List<String>> values = new ArrayList<>();
        for (String row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.split("\\|", -1)));
            cells.set(0, names.get(cells.get(0)));
            values.add(cells);
        }
        return new Table(word("table." + name), facts, all, values);
    }

    private Column condition(String snippet, String label, String... choices) {
        return Column.condition(snippet, word(label), choices);
    }

    private Column action(String snippet, String label, String... choices) {
        return Column.action(snippet, word(label), choices);
    }

    private String word(String key) {
        return words.getProperty(key);
    }
}
