package io.payung.replay;

import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import java.util.List;

/**
 * A stored decision and the same decision taken again with the same content and the same inputs, whatever is on sale or held by now.
 *
 * @param receipt       as it was stored; its engine is the one of then
 * @param recomputed    in the format of the stored one; personal as that is
 * @param engineVersion the engine of now
 * @param differences   JSON pointers into the canonical decision, in the order of the members; empty when both are the same bytes
 * @param notRecomputed JSON pointers of what the stored format does not tell, so that it was taken over or left out, never compared
 */
public record DecisionReplay(
        DecisionReceipt receipt, Decision recomputed, String engineVersion, List<String> differences, List<String> notRecomputed) {

    public DecisionReplay {
        differences = List.copyOf(differences);
        notRecomputed = List.copyOf(notRecomputed);
    }

    /** Whether the canonical JSON of both is the same, byte for byte. */
    public boolean isIdentical() {
        return differences.isEmpty();
    }

    /** Pointers and versions, no values. */
    @Override
    public String toString() {
        return "DecisionReplay[" + receipt.id() + ", " + receipt.engineVersion() + " -> " + engineVersion + ", differences=" + differences + "]";
    }
}
