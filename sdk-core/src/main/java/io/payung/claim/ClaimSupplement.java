package io.payung.claim;

import io.payung.fault.InputCopy;
import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is handed in after the notice.
 *
 * @param key       the caller's name for this supplement, or absent when it need not be repeatable
 * @param documents further documents
 * @param answers   further answers; one given before is replaced
 */
public record ClaimSupplement(
        @NotNull @Valid ClaimId claim,
        @Nullable @Valid IdempotencyKey key,
        @NotNull @Size(max = 50) List<@NotNull @Valid ClaimDocument> documents,
        @NotNull @Size(max = 100) Map<String, Object> answers) {

    public ClaimSupplement {
        documents = InputCopy.of(documents);
        answers = InputCopy.of(answers);
    }

    public static ClaimSupplement of(ClaimId claim, List<ClaimDocument> documents) {
        return new ClaimSupplement(claim, null, documents, Map.of());
    }

    @Override
    public String toString() {
        return "ClaimSupplement[" + claim + "]";
    }
}
