package io.payung.rules.bytecode;

import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;

/** A pack of which one class does something else than to decide. */
public final class HostilePack {

    private HostilePack() {}

    public static CompiledPack of(CompiledPack pack) {
        Forged forged = Forged.from(pack.rules().classes()).condition(HostileCode::mark);
        return new CompiledPack(pack.product(), pack.texts(), pack.clauses(), pack.source(),
                new CompiledRules(pack.rules().sets(), forged.classes()));
    }
}
