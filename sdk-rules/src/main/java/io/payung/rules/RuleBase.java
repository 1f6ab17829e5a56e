package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.Finding;
import io.payung.product.HeldBack;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.fact.Facts;
import io.payung.rules.pack.CompiledRules.CompiledSet;
import io.payung.rules.pack.RuleInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * One compiled rule set and its two routes to an answer: a stock session, and the direct route over the same model. Safe for several
 * threads: the base is shared, a session serves one decision.
 */
final class RuleBase {

    private final RuleSet set;
    private final KieBase base;
    private final DirectRoute direct;
    private final SortedSet<String> reads = new TreeSet<>();
    private final Map<String, RuleInfo> byId = new HashMap<>();

    RuleBase(RuleSet set, KieBase base, DirectRoute direct) {
        this.set = set;
        this.base = base;
        this.direct = direct;
        direct.rules().forEach(rule -> {
            reads.addAll(rule.info().reads());
            byId.put(rule.info().id(), rule.info());
        });
    }

    static RuleBase load(RuleSet set, CompiledSet compiled, ClassLoader classes) {
        try {
            Model model = (Model) classes.loadClass(compiled.modelClass()).getDeclaredConstructor().newInstance();
            DirectRoute direct = new ModelReader(set).read(model, compiled.rules());
            return new RuleBase(set, KieBaseBuilder.createKieBaseFromModel(model), direct);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new PayungException("PACK_UNREADABLE", "the compiled " + set.fileName()
                    + " rules cannot be loaded; compile the product again", e);
        }
    }

    FactKind kind() {
        return FactKind.of(set);
    }

    /** Facts without which some rule cannot be decided. */
    SortedSet<String> reads() {
        return reads;
    }

    List<DirectRule> rules() {
        return direct.rules();
    }

    RuleInfo rule(String id) {
        return byId.get(id);
    }

    /** The findings, as yet without places and comparisons, and what held every other rule back. */
    record Answer(List<Finding> findings, List<HeldBack> heldBack) {}

    /** What both routes say. Throws {@code ROUTES_DIFFER} when they do not say the same. */
    Answer decide(RuleFacts facts) throws Exception {
        Facts ofSession = kind().of(facts);
        fire(ofSession);
        Facts ofDirect = kind().of(facts);
        List<HeldBack> heldBack = direct.run(ofDirect);
        List<Finding> fired = ofSession.decision().findings().stream().sorted().toList();
        List<Finding> judged = ofDirect.decision().findings().stream().sorted().toList();
        if (!fired.equals(judged)) {
            throw new PayungException("ROUTES_DIFFER", "session and direct route decide the " + set.fileName() + " rules differently: "
                    + difference(fired, judged) + "; nothing was decided, please report it");
        }
        return new Answer(fired, heldBack);
    }

    /** Lets stock Drools decide; the findings are in the fact's sink. */
    private void fire(Facts fact) {
        KieSession session = base.newKieSession();
        try {
            session.insert(fact);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    private static SortedSet<String> difference(List<Finding> fired, List<Finding> judged) {
        SortedSet<String> rules = new TreeSet<>();
        fired.stream().filter(finding -> !judged.contains(finding)).forEach(finding -> rules.add(finding.rule()));
        judged.stream().filter(finding -> !fired.contains(finding)).forEach(finding -> rules.add(finding.rule()));
        return rules;
    }
}
