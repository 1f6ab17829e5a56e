package io.payung.rules.authoring.dialect;

import io.payung.decision.ReasonCode;
import io.payung.product.Finding.Word;
import io.payung.product.RuleSet;
import io.payung.product.ValueType.Kind;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode.Call;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.pack.RuleInfo.LimitAmount;
import io.payung.rules.pack.RuleInfo.Says;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks the right side of a rule: a word of its rule set, an id that exists, a numeric amount, a reason code. */
final class CallChecker {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final Map<RuleSet, List<String>> WORDS = Map.of(
            RuleSet.ELIGIBILITY, List.of("decline"),
            RuleSet.COVERAGE, List.of("limit", "exclude"),
            RuleSet.CONSENT, List.of("require", "decline"),
            RuleSet.CLAIM_DOCUMENTS, List.of("require", "waive", "refer"));
    private static final Map<String, String> FORMS = Map.of(
            "decline", "decision.decline(\"CODE\")",
            "limit", "decision.limit(\"benefit\", AMOUNT, \"CODE\")",
            "exclude", "decision.exclude(\"benefit\", \"CODE\")",
            "require", "decision.require(\"ID\", \"CODE\")",
            "waive", "decision.waive(\"document\", \"CODE\")",
            "refer", "decision.refer(\"CODE\")");

    private final RuleSet set;
    private final Symbols symbols;
    private final Resolver resolver;
    private final Problems problems;

    CallChecker(RuleSet set, Symbols symbols, Resolver resolver, Problems problems) {
        this.set = set;
        this.symbols = symbols;
        this.resolver = resolver;
        this.problems = problems;
    }

    /** The meaning, or empty after a problem was noted. */
    Optional<Says> check(Call call) {
        String form = FORMS.get(call.word());
        if (form == null) {
            problems.error(call.at(), "WORD_UNKNOWN", "there is no decision \"" + call.word() + "\"",
                    DidYouMean.among(call.word(), WORDS.get(set)));
            return Optional.empty();
        }
        if (!WORDS.get(set).contains(call.word())) {
            problems.error(call.at(), "WORD_NOT_HERE", "\"" + call.word() + "\" is no word of " + set.fileName() + " rules",
                    "use " + String.join(" or ", WORDS.get(set)) + ", or move the rule");
            return Optional.empty();
        }
        List<Operand> arguments = call.arguments();
        int expected = form.split(",", -1).length;
        if (arguments.size() != expected) {
            problems.error(call.at(), "ARGUMENTS", "\"" + call.word() + "\" has " + expected + " arguments, not " + arguments.size(),
                    "write " + form);
            return Optional.empty();
        }
        Optional<String> code = code(arguments.get(expected - 1));
        Optional<String> target = expected == 1 ? Optional.empty() : target(call.word(), arguments.get(0));
        Optional<LimitAmount> amount = expected == 3 ? amount(arguments.get(1)) : Optional.empty();
        boolean complete = code.isPresent() && (expected == 1 || target.isPresent()) && (expected < 3 || amount.isPresent());
        return complete
                ? Optional.of(new Says(Word.valueOf(call.word().toUpperCase(Locale.ROOT)), target.orElse(null), amount.orElse(null),
                        ReasonCode.of(code.get())))
                : Optional.empty();
    }

    private Optional<String> code(Operand operand) {
        if (operand instanceof Literal literal && literal.kind() == Literal.Kind.TEXT && CODE.matcher(literal.text()).matches()) {
            return Optional.of(literal.text());
        }
        problems.error(operand.at(), "REASON_CODE_SHAPE", "a reason code stands here",
                operand.at().advise("write capitals, digits and underscores in quotes: \"AGE_BELOW_MINIMUM\"",
                        "write capitals, digits and underscores: AGE_BELOW_MINIMUM", "write capitals, digits and underscores: AGE_BELOW_MINIMUM"));
        return Optional.empty();
    }

    private Optional<String> target(String word, Operand operand) {
        if (set == RuleSet.COVERAGE) {
            return id(operand, symbols.benefits().keySet(), "benefit");
        }
        return set == RuleSet.CONSENT
                ? id(operand, symbols.clauses(), "clause")
                : id(operand, symbols.documents().keySet(), "document");
    }

    private Optional<String> id(Operand operand, Collection<String> known, String what) {
        if (!(operand instanceof Literal literal) || literal.kind() != Literal.Kind.TEXT) {
            problems.error(operand.at(), "ARGUMENTS", "the id of a " + what + " stands here", "write it in quotes");
            return Optional.empty();
        }
        if (!known.contains(literal.text())) {
            problems.error(operand.at(), "ID_UNKNOWN", "product.yaml has no " + what + " \"" + literal.text() + "\"",
                    DidYouMean.among(literal.text(), known));
            return Optional.empty();
        }
        return Optional.of(literal.text());
    }

    private Optional<LimitAmount> amount(Operand operand) {
        Position at = operand.at();
        if (!(operand instanceof Operand.Name name)) {
            problems.error(at, "AMOUNT_NEEDS_NAME", "a limit names its amount", at.advise("write parameters.NAME, answers.NAME or amounts.NAME",
                    "write the name of a parameter of product.yaml, or answers.NAME or amounts.NAME",
                    "give it a name under parameters in product.yaml, and write the name here"));
            return Optional.empty();
        }
        Optional<Resolved> resolved = resolver.resolve(name);
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        Resolved amount = resolved.get();
        Kind kind = amount.type().kind();
        if (kind != Kind.NUMBER && kind != Kind.WHOLE || amount.origin() == Resolved.Origin.FACT) {
            problems.error(at, "TYPE_MISMATCH", "\"" + name.name() + "\" (" + amount.type().key() + ") is no amount",
                    "use a parameter, a question or an amount that is a number");
            return Optional.empty();
        }
        if (amount.isConstant()) {
            return Optional.of(new LimitAmount(new BigDecimal(Term.plain(amount.value())), null, new TreeSet<>(Set.of())));
        }
        return Optional.of(new LimitAmount(null, amount.key(), new TreeSet<>(amount.reads())));
    }
}
