package io.payung.policy;

import io.payung.policy.Transfer.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer came to.
 *
 * @param code  why nothing of it was received, absent when it was
 * @param parts what became of each part, in their order; empty when nothing was received
 */
public record TransferOutcome(@Nullable String code, List<PartOutcome> parts) {

    public TransferOutcome {
        parts = List.copyOf(parts);
    }

    /** @param code why it pays nothing, so that it is owed back; absent when it is received */
    public record PartOutcome(Part part, @Nullable String code) {}

    static TransferOutcome refused(String code) {
        return new TransferOutcome(code, List.of());
    }
}
