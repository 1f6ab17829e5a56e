package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recursive descent over DRL: a whole file, or a condition or call that stands in a cell or sentence of its own. In a file, a broken rule is
 * told and left out; the next ones are still read.
 */
public final class DrlParser {

    private static final int MAX_NESTING = 6;
    private static final Pattern SAFE_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.,-]{0,99}");
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private int nesting;

    private DrlParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** The rules of a {@code .drl} file. */
    public static List<RuleNode> parse(String file, String source, Problems problems) {
        TokenStream tokens = new TokenStream(Lexer.read(PlacedText.of(Position.startOf(file), source)));
        List<RuleNode> rules = new ArrayList<>();
        while (!tokens.atEnd()) {
            try {
                rules.add(new DrlParser(tokens).rule());
            } catch (SyntaxException e) {
                e.report(problems);
                tokens.skipToRule();
            }
        }
        return rules;
    }

    /**
     * One condition and nothing else, for example the text of a cell.
     *
     * @param at where the text begins
     * @throws SyntaxException when it is no condition
     */
    public static Condition condition(Position at, String text) {
        return condition(PlacedText.of(at, text));
    }

    /** One condition and nothing else. @throws SyntaxException when it is none */
    public static Condition condition(PlacedText text) {
        TokenStream tokens = new TokenStream(Lexer.read(text));
        Condition condition = new DrlParser(tokens).any();
        tokens.mustEnd();
        return condition;
    }

    /** One call such as {@code decision.decline("CODE")} and nothing else. @throws SyntaxException when it is none */
    public static RuleNode.Call call(Position at, String text) {
        return call(List.of(PlacedText.of(at, text)));
    }

    /** One call that stands in several pieces; no word reaches from one piece into the next. @throws SyntaxException when it is none */
    public static RuleNode.Call call(List<PlacedText> pieces) {
        List<Token> words = new ArrayList<>();
        for (PlacedText piece : pieces) {
            if (!words.isEmpty()) {
                words.remove(words.size() - 1);
            }
            words.addAll(Lexer.read(piece));
        }
        TokenStream tokens = new TokenStream(words);
        RuleNode.Call call = new DrlParser(tokens).call();
        tokens.takeIf(";");
        tokens.mustEnd();
        return call;
    }

    /** One name or value and nothing else. @throws SyntaxException when it is none */
    public static Operand operand(Position at, String text) {
        TokenStream tokens = new TokenStream(Lexer.read(PlacedText.of(at, text)));
        Operand operand = new DrlParser(tokens).operand();
        tokens.mustEnd();
        return operand;
    }

    private RuleNode rule() {
        Position at = tokens.take("rule").at();
        Token name = tokens.take(Kind.TEXT, "a name in quotes");
        RuleName ruleName = RuleName.of(name.at(), name.text());
        tokens.take("when");
        Token factType = tokens.take(Kind.NAME, "the facts, for example EligibilityFacts");
        List<Condition> conditions = conditions(factType);
        tokens.take("then");
        RuleNode.Call call = call();
        tokens.take(";");
        tokens.take("end");
        return new RuleNode(ruleName.id(), ruleName.text(), at, factType, conditions, call);
    }

    private List<Condition> conditions(Token factType) {
        tokens.take("(");
        if (tokens.peek().is(")")) {
            throw new SyntaxException(tokens.peek().at(), "CONDITION_MISSING", "this rule has no condition",
                    "write " + factType.text() + "( lives.count >= 1 ) for a rule that always applies");
        }
        List<Condition> conditions = new ArrayList<>();
        do {
            Condition condition = any();
            if (condition instanceof Condition.All all) {
                conditions.addAll(all.of());
            } else {
                conditions.add(condition);
            }
        } while (tokens.takeIf(","));
        tokens.take(")");
        return conditions;
    }

    private Condition any() {
        List<Condition> of = new ArrayList<>(List.of(all()));
        while (tokens.takeIf("||")) {
            of.add(all());
        }
        return of.size() == 1 ? of.get(0) : new Condition.Any(of);
    }

    private Condition all() {
        List<Condition> of = new ArrayList<>(List.of(one()));
        while (tokens.takeIf("&&")) {
            of.add(one());
        }
        return of.size() == 1 ? of.get(0) : new Condition.All(of);
    }

    private Condition one() {
        if (!tokens.peek().is("(")) {
            return comparison();
        }
        Position at = tokens.take().at();
        if (++nesting > MAX_NESTING) {
            throw new SyntaxException(at, "NESTING_TOO_DEEP", "brackets nest at most " + MAX_NESTING + " deep", "split the rule");
        }
        Condition inner = any();
        tokens.take(")");
        nesting--;
        return inner;
    }

    private Condition comparison() {
        Operand left = operand();
        Token operator = tokens.peek();
        if (operator.is("in")) {
            tokens.take();
            return new Condition.Among(left, false, values(), operator.at());
        }
        if (operator.is("not")) {
            tokens.take();
            tokens.take("in");
            return new Condition.Among(left, true, values(), operator.at());
        }
        if (operator.kind() != Kind.SYMBOL || !OPERATORS.contains(operator.text())) {
            throw tokens.unexpected("one of == != < <= > >= in, not in");
        }
        tokens.take();
        return new Condition.Compare(left, operator.text(), operand(), operator.at());
    }

    private List<Operand> values() {
        tokens.take("(");
        List<Operand> values = new ArrayList<>();
        do {
            values.add(operand());
        } while (tokens.takeIf(","));
        tokens.take(")");
        return values;
    }

    private Operand operand() {
        Token token = tokens.peek();
        switch (token.kind()) {
            case TEXT -> {
                return new Literal(Literal.Kind.TEXT, text(), token.at());
            }
            case NUMBER -> {
                return new Literal(Literal.Kind.NUMBER, tokens.take().text(), token.at());
            }
            case NAME -> {
                return name();
            }
            default -> throw tokens.unexpected("a name or a value");
        }
    }

    private Operand name() {
        Token token = tokens.take();
        if (token.is("true") || token.is("false")) {
            return new Literal(Literal.Kind.FLAG, token.text(), token.at());
        }
        if (token.is("null")) {
            return new Literal(Literal.Kind.NULL, token.text(), token.at());
        }
        if (!tokens.peek().is("(")) {
            return new Operand.Name(token.text(), null, token.at());
        }
        if (!token.text().equals("lives.countOf")) {
            throw new SyntaxException(token.at(), "CALL_NOT_ALLOWED", "a rule cannot call " + token.shown(),
                    "only lives.countOf(\"ROLE\") takes an argument");
        }
        tokens.take();
        String argument = text();
        tokens.take(")");
        return new Operand.Name(token.text(), argument, token.at());
    }

    private RuleNode.Call call() {
        Token word = tokens.take(Kind.NAME, "decision.WORD(…)");
        if (!word.text().startsWith("decision.")) {
            throw new SyntaxException(word.at(), "WORD_UNKNOWN", word.shown() + " is no decision", "write decision.WORD(…)");
        }
        tokens.take("(");
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (tokens.takeIf(","));
        tokens.take(")");
        return new RuleNode.Call(word.text().substring("decision.".length()), arguments, word.at());
    }

    private String text() {
        Token token = tokens.take(Kind.TEXT, "a text in quotes");
        if (!SAFE_TEXT.matcher(token.text()).matches()) {
            throw new SyntaxException(token.at(), "TEXT_NOT_ALLOWED", token.shown() + " holds a character that no id, code or value has",
                    "use letters, digits, spaces and _ . , -");
        }
        return token.text();
    }
}
