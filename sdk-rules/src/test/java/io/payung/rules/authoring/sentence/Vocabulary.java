package io.payung.rules.authoring.sentence;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.List;
import java.util.stream.Collectors;

/** A product with a parameter and a question of every type, and rules as texts without their places. */
final class Vocabulary {

    private Vocabulary() {}

    static Symbols symbols() {
        ProductFolder folder = ProductFolder.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n"
                        + "  firstDay: { type: date, value: 2027-03-01 }\n"
                        + "  homeTown: { type: text, value: Bogor }\n"
                        + "  strict: { type: yes-no, value: true }\n")
                .replace("product.yaml", "questions:\n", "questions:\n"
                        + "  children: { type: integer, source: customer }\n"
                        + "  discount: { type: percent, source: customer }\n"
                        + "  lastVisit: { type: date, source: customer }\n"
                        + "  town: { type: text, source: customer }\n");
        return symbols(folder);
    }

    static Symbols symbols(ProductFolder folder) {
        return DefinitionReader.read(folder.source(), new Problems("test")).orElseThrow().symbols();
    }

    static List<String> shown(List<RuleNode> rules) {
        return rules.stream().map(Vocabulary::shown).toList();
    }

    private static String shown(RuleNode rule) {
        String conditions = rule.conditions().stream().map(Vocabulary::shown).collect(Collectors.joining(", "));
        return rule.id() + " " + rule.name() + ": " + rule.factType().text() + "(" + conditions + ") " + rule.call().word()
                + rule.call().arguments().stream().map(Vocabulary::shown).toList();
    }

    private static String shown(Condition condition) {
        if (condition instanceof Condition.All all) {
            return "all" + all.of().stream().map(Vocabulary::shown).toList();
        }
        if (condition instanceof Condition.Any any) {
            return "any" + any.of().stream().map(Vocabulary::shown).toList();
        }
        if (condition instanceof Condition.Among among) {
            return shown(among.left()) + (among.negated() ? " not" : "") + " in " + among.values().stream().map(Vocabulary::shown).toList();
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return shown(compare.left()) + " " + compare.operator() + " " + shown(compare.right());
    }

    private static String shown(Operand operand) {
        if (operand instanceof Operand.Name name) {
            return name.name() + (name.argument() == null ? "" : "<" + name.argument() + ">");
        }
        Operand.Literal literal = (Operand.Literal) operand;
        return literal.kind() + ":" + literal.text();
    }

    static String decision(RuleSet set, String language) {
        return Dictionary.of(set, symbols(), language).decisions().get(0).example();
    }
}
