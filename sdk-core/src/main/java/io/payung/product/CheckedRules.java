package io.payung.product;

import io.payung.fault.PayungException;
import io.payung.product.Finding.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rules of a pack behind the last guard: whatever an engine throws has a code and no value in its message, and whatever it says is
 * a word of its rule set about something that the product has. Nothing it gets wrong is passed over in silence as an approval.
 */
record CheckedRules(Product product, ProductRules engine) implements ProductRules {
    private static final Map<RuleSet, Set<Word>> WORDS = Map.of(
            RuleSet.ELIGIBILITY, Set.of(Word.DECLINE),
            RuleSet.COVERAGE, Set.of(Word.LIMIT, Word.EXCLUDE),
            RuleSet.CONSENT, Set.of(Word.REQUIRE, Word.DECLINE),
            RuleSet.CLAIM_DOCUMENTS, Set.of(Word.REQUIRE, Word.WAIVE, Word.REFER));

    static ProductRules of(Product product, ProductRules rules) {
        return rules instanceof CheckedRules ? rules : new CheckedRules(product, rules);
    }

    @Override
    public RuleAnswer decide(RuleSet set, RuleFacts facts) {
        RuleAnswer answer = guarded(set.fileName(), () -> engine.decide(set, facts));
        return answer.fold(
                decided -> {
                    decided.findings().forEach(finding -> check(set, finding));
                    return answer;
                },
                missing -> answer);
    }

    @Override
    public Foresight foresee(RuleSet set, RuleFacts facts) {
        Foresight foresight = guarded(set.fileName(), () -> engine.foresee(set, facts));
        foresight.foreseen().forEach(each -> check(set, each.finding()));
        return foresight;
    }

    @Override
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        return guarded(formula.id(), () -> engine.evaluate(formula, inputs));
    }

    @Override
    public Map<RuleSet, List<RuleOutline>> outline() {
        return guarded("the outline", engine::outline);
    }

    @Override
    public String engineVersion() {
        return engine.engineVersion();
    }

    private void check(RuleSet set, Finding finding) {
        if (!WORDS.get(set).contains(finding.word())) {
            throw fault("WORD_NOT_ALLOWED", finding, "says " + finding.word() + ", which is no word of " + set.fileName() + " rules");
        }
        String target = finding.target();
        boolean aboutAll = finding.word() == Word.DECLINE || finding.word() == Word.REFER;
        if (!aboutAll && (target == null || !isKnown(set, target))) {
            throw fault("TARGET_UNKNOWN", finding, "names \"" + target + "\", which the product does not have");
        }
        if (finding.word() == Word.LIMIT && finding.amount() == null) {
            throw fault("LIMIT_MISSING", finding, "limits \"" + target + "\" to no amount");
        }
    }

    private boolean isKnown(RuleSet set, String target) {
        return switch (set) {
            case ELIGIBILITY -> false;
            case COVERAGE -> product.benefits().containsKey(target);
            case CONSENT -> product.clauses().contains(target);
            case CLAIM_DOCUMENTS -> product.documents().containsKey(target);
        };
    }

    private PayungException fault(String code, Finding finding, String what) {
        return new PayungException(code, "rule \"" + finding.rule() + "\" of " + product + " " + what);
    }

    private <T> T guarded(String place, Supplier<T> engineCall) {
        try {
            T answer = engineCall.get();
            if (answer == null) {
                throw new PayungException("RULE_FAILED", "\"" + place + "\" of " + product + " was answered with nothing");
            }
            return answer;
        } catch (PayungException known) {
            throw known;
        } catch (Throwable failure) {
            // Also when memory or the stack is at its end, or the thread is to stop: whoever asked has no answer, and that is no yes.
            throw new PayungException(
                    "RULE_FAILED", "\"" + place + "\" of " + product + " cannot be evaluated, so nothing was decided", withoutValues(failure));
        }
    }

    /** An engine may quote a fact in its message, which is personal: kind and place of the failure are passed on. */
    private static Throwable withoutValues(Throwable failure) {
        IllegalStateException kind = new IllegalStateException(failure.getClass().getName());
        kind.setStackTrace(failure.getStackTrace());
        return kind;
    }
}
