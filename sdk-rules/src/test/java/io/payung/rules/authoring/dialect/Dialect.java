package io.payung.rules.authoring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Rules read against the sample's product.yaml, with a question more of some types; nothing is compiled. */
final class Dialect {

    private static final Symbols SYMBOLS = symbols(ProductFolder.sample());

    private Dialect() {}

    /** What a product.yaml with a few names more defines. */
    static Symbols symbols(ProductFolder folder) {
        folder.replace("product.yaml", "parameters:\n", "parameters:\n  firstDay: { type: date, value: 2027-03-01 }\n  broken: { type: money, value: much }\n")
                .replace("product.yaml", "\namounts:\n", "\n  children: { type: integer, source: customer, per: life }\n"
                        + "  lastVisit: { type: date, source: customer, per: life }\n"
                        + "  discount: { type: percent, source: customer, per: life }\n"
                        + "  cc: { type: integer, source: customer, per: life, neededWhen: motorcycle == true }\n"
                        + "  worth: { type: money, source: customer, per: life, neededWhen: motorcycle == true }\namounts:\n");
        return DefinitionReader.read(folder.source(), new Problems("test")).orElseThrow().symbols();
    }

    /** The one sound rule of the text. */
    static RuleInfo rule(RuleSet set, String drl) {
        List<RuleInfo> rules = new ArrayList<>();
        assertThat(read(SYMBOLS, set, drl, rules)).isEmpty();
        return rules.get(0);
    }

    static RuleInfo eligibility(String conditions) {
        return rule(RuleSet.ELIGIBILITY, "rule \"TST-001 test\" when EligibilityFacts( " + conditions + " ) then decision.decline(\"CODE\"); end");
    }

    static List<Problem> problems(RuleSet set, String drl) {
        return read(SYMBOLS, set, drl, new ArrayList<>());
    }

    /** Problems of a rule that does what every rule of its set may do. */
    static List<Problem> problems(Symbols symbols, RuleSet set, String conditions) {
        String call = switch (set) {
            case ELIGIBILITY -> "decline(\"CODE\")";
            case COVERAGE -> "exclude(\"medical\", \"CODE\")";
            case CONSENT -> "require(\"cover\", \"CODE\")";
            case CLAIM_DOCUMENTS -> "refer(\"CODE\")";
        };
        String drl = "rule \"TST-001 test\" when " + RuleSetReader.factType(set) + "( " + conditions + " ) then decision." + call + "; end";
        return read(symbols, set, drl, new ArrayList<>());
    }

    static List<Problem> problems(RuleSet set, String conditions, List<RuleInfo> rules) {
        return read(SYMBOLS, set, conditions, rules);
    }

    static Symbols symbols() {
        return SYMBOLS;
    }

    private static List<Problem> read(Symbols symbols, RuleSet set, String drl, List<RuleInfo> rules) {
        Problems problems = new Problems("test");
        rules.addAll(new RuleSetReader(symbols, problems).read(set, DrlParser.parse("rules.drl", drl, problems)).rules());
        return problems.all();
    }
}
