package io.payung.rules.authoring.lint;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.ReadRules;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Operand.Literal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What nothing reads or asks for: parameters, questions, amounts, clauses and documents. */
final class UseLint {

    private final Draft draft;
    private final Symbols symbols;
    private final Problems problems;

    UseLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.symbols = draft.symbols();
        this.problems = problems;
    }

    void check() {
        if (draft.isComplete(problems)) {
            Mentions mentions = new Mentions(draft, problems);
            unread("parameters", symbols.parameters().keySet(), mentions, "PARAMETER_UNUSED", "no rule and no formula reads the parameter");
            unread("questions", symbols.questions().keySet(), mentions, "QUESTION_UNUSED", "a customer is asked, and nothing reads the answer to");
            unread("amounts", symbols.amounts().keySet(), mentions, "AMOUNT_UNUSED", "no rule reads the amount");
        }
        required(RuleSet.CONSENT, "clauses", symbols.clauses(), "CLAUSE_NEVER_REQUIRED", "no consent rule requires the clause");
        required(RuleSet.CLAIM_DOCUMENTS, "documents", symbols.documents().keySet(), "DOCUMENT_NEVER_REQUIRED",
                "no claim-document rule requires the document");
    }

    private void unread(String section, Collection<String> names, Mentions mentions, String code, String message) {
        names.stream().filter(name -> !mentions.has(name)).forEach(name -> problems.warning(symbols.place(section + "." + name), code,
                message + " \"" + name + "\"", "use it, or remove it"));
    }

    private void required(RuleSet set, String section, Collection<String> ids, String code, String message) {
        for (ReadRules rules : draft.rules()) {
            if (rules.set() == set) {
                Set<String> required = required(rules);
                ids.stream().filter(id -> !required.contains(id) && !draft.mayBeMeant(id, problems))
                        .forEach(id -> problems.warning(symbols.place(section + "." + id), code, message + " \"" + id + "\"",
                                "write a rule that requires it, or remove it"));
            }
        }
    }

    private static Set<String> required(ReadRules rules) {
        Set<String> required = new HashSet<>();
        rules.written().stream().filter(rule -> rule.call().word().equals("require") && !rule.call().arguments().isEmpty()).forEach(rule -> {
            if (rule.call().arguments().get(0) instanceof Literal literal) {
                required.add(literal.text());
            }
        });
        return required;
    }
}
