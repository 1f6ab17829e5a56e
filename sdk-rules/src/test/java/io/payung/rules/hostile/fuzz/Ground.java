package io.payung.rules.hostile.fuzz;

import io.payung.product.FactVocabulary;
import io.payung.product.Question;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.CompiledPack;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The product against which inputs are checked: one with a parameter, a question and an amount of every type. */
final class Ground {

    private final Symbols symbols;
    private final CompiledPack base;
    private final Map<RuleSet, Map<String, ValueType>> names = new EnumMap<>(RuleSet.class);

    Ground() {
        ProductFolder folder = folder();
        symbols = DefinitionReader.read(folder.source(), new Problems("ground")).orElseThrow().symbols();
        base = folder.compile();
        for (RuleSet set : RuleSet.values()) {
            names.put(set, names(set));
        }
    }

    private static ProductFolder folder() {
        String rule = "rule \"%s-001 always\" when %s( lives.count >= 1 ) then %s; end\n";
        return ProductFolder.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n"
                        + "  firstDay: { type: date, value: 2027-03-01 }\n"
                        + "  homeTown: { type: text, value: Bogor }\n"
                        + "  strict: { type: yes-no, value: true }\n"
                        + "  share: { type: percent, value: 12.5 }\n")
                .replace("product.yaml", "questions:\n", "questions:\n"
                        + "  children: { type: integer, min: 0, max: 20, source: customer }\n"
                        + "  discount: { type: percent, min: 0, max: 100, source: customer }\n"
                        + "  weight: { type: decimal, min: 0, max: 500, source: customer }\n"
                        + "  lastVisit: { type: date, source: customer }\n"
                        + "  town: { type: text, source: customer }\n")
                .texts("question.children", "question.discount", "question.weight", "question.lastVisit", "question.town")
                .without("coverage.drl")
                .with("eligibility.drl", rule.formatted("ELG", "EligibilityFacts", "decision.decline(\"COVER_OVERLAPS\")"))
                .with("consent.drl", rule.formatted("CON", "ConsentFacts", "decision.require(\"summary\", \"SUMMARY_MUST_BE_READ\")"))
                .with("claim-documents.drl", rule.formatted("CLM", "ClaimFacts", "decision.require(\"claim-form\", \"CLAIM_FORM_NEEDED\")"));
    }

    private Map<String, ValueType> names(RuleSet set) {
        Map<String, ValueType> all = new TreeMap<>(FactVocabulary.of(set));
        all.keySet().removeIf(name -> name.startsWith("object."));
        symbols.questions().values().stream().filter(question -> isKnown(question, set))
                .forEach(question -> all.put("answers." + question.name(), question.type()));
        symbols.parameters().forEach((name, parameter) -> all.put("parameters." + name, parameter.type()));
        symbols.amounts().keySet().forEach(name -> all.put("amounts." + name, ValueType.DECIMAL));
        all.put("lives.countOf(\"main\")", ValueType.INTEGER);
        return all;
    }

    private static boolean isKnown(Question question, RuleSet set) {
        boolean asked = question.askedAt() == Moment.QUOTE || set == RuleSet.CLAIM_DOCUMENTS && question.askedAt() == Moment.CLAIM;
        return asked && (set != RuleSet.CONSENT || question.per() != Scope.LIFE);
    }

    Symbols symbols() {
        return symbols;
    }

    CompiledPack base() {
        return base;
    }

    /** What a rule of the set may read, with its type. */
    Map<String, ValueType> namesOf(RuleSet set) {
        return names.get(set);
    }
}
