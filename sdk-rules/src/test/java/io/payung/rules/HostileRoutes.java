package io.payung.rules;

import io.payung.product.ProductPack;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.CompiledPack;
import java.util.Map;

/** What tests of other packages need of the serving side: a compiled pack made ready to decide, and facts for it. */
public final class HostileRoutes {

    private HostileRoutes() {}

    public static ProductPack serve(CompiledPack pack) {
        return ServedPack.of(pack);
    }

    /** Complete facts of the sample product to which no rule of it objects, with some of them changed. */
    public static RuleFacts facts(RuleSet set, Map<String, Object> changed) {
        SampleFacts facts = SampleFacts.of(set);
        changed.forEach(facts::with);
        return facts.facts();
    }

    /** Decides by both routes on facts at which the rules change their mind; throws {@code ROUTES_DIFFER} when they do not agree. */
    public static int agree(CompiledPack pack, RuleSet set, int rounds, long seed) {
        ProductPack served = serve(pack);
        AimedFacts aimed = new AimedFacts(pack, set, seed);
        int decided = 0;
        for (int round = 0; round < rounds; round++) {
            decided += served.rules().decide(set, aimed.next()).fold(found -> 1, missing -> 0);
        }
        return decided;
    }
}
