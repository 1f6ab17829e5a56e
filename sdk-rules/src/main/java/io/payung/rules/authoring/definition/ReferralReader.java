package io.payung.rules.authoring.definition;

import io.payung.product.Parameter;
import io.payung.product.Question;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.authoring.syntax.SyntaxException;
import io.payung.rules.authoring.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code claims.referWhen}: each condition is a rule about claim documents that refers the claim, checked with all others. */
final class ReferralReader {

    /** The reason of every such rule; the product has a text for it. */
    static final String CODE = "REFERRED_BY_PRODUCT";

    private final Map<String, Parameter> parameters;
    private final Map<String, Question> questions;
    private final Problems problems;

    ReferralReader(Map<String, Parameter> parameters, Map<String, Question> questions, Problems problems) {
        this.parameters = parameters;
        this.questions = questions;
        this.problems = problems;
    }

    List<RuleNode> read(YamlNode referWhen) {
        List<RuleNode> rules = new ArrayList<>();
        for (YamlNode node : referWhen.items()) {
            if (node.text().isEmpty()) {
                continue;
            }
            try {
                rules.add(rule(String.format(Locale.ROOT, "REFER-%03d", rules.size() + 1), node.position(),
                        DrlParser.condition(node.textPosition(), node.text())));
            } catch (SyntaxException e) {
                e.report(problems);
            }
        }
        return rules;
    }

    private RuleNode rule(String id, Position at, Condition condition) {
        Condition named = named(condition);
        List<Condition> conditions = named instanceof Condition.All all ? all.of() : List.of(named);
        RuleNode.Call call = new RuleNode.Call("refer", List.of(new Literal(Literal.Kind.TEXT, CODE, at)), at);
        return new RuleNode(id, "claims.referWhen", at, new Token(Token.Kind.NAME, "ClaimFacts", at), conditions, call);
    }

    /** The condition with {@code parameters.} and {@code answers.} written out, which may be left out here. */
    private Condition named(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(all.of().stream().map(this::named).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(any.of().stream().map(this::named).toList());
        }
        if (condition instanceof Condition.Among among) {
            return new Condition.Among(named(among.left()), among.negated(), among.values().stream().map(this::named).toList(), among.at());
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return new Condition.Compare(named(compare.left()), compare.operator(), named(compare.right()), compare.at());
    }

    private Operand named(Operand operand) {
        if (!(operand instanceof Operand.Name name)) {
            return operand;
        }
        String prefix = parameters.containsKey(name.name()) ? "parameters." : questions.containsKey(name.name()) ? "answers." : "";
        return new Operand.Name(prefix + name.name(), name.argument(), name.at());
    }
}
