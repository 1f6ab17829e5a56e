package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.fault.InputCopy;
import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is handed in after the notice.
 *
 * @param key       the caller's name for this supplement, or absent when it need not be repeatable
 * @param life      the insured person whom the claim is about, for example {@code lives/1}, or absent; one said before is replaced,
 *                  unless money was approved for them
 * @param documents further documents
 * @param answers   further answers; one given before is replaced
 */
public record ClaimSupplement(
        @NotNull @Valid ClaimId claim,
        @Nullable @Valid IdempotencyKey key,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Pattern(regexp = ClaimNotice.LIFE) String life,
        @NotNull @Size(max = 50) List<@NotNull @Valid ClaimDocument> documents,
        @NotNull @Size(max = 100) Map<String, Object> answers) {

    public ClaimSupplement {
        documents = InputCopy.of(documents);
        answers = InputCopy.of(answers);
    }

    /** Further papers and answers. */
    public ClaimSupplement(ClaimId claim, @Nullable IdempotencyKey key, List<ClaimDocument> documents, Map<String, Object> answers) {
        this(claim, key, null, documents, answers);
    }

    public static ClaimSupplement of(ClaimId claim, List<ClaimDocument> documents) {
        return new ClaimSupplement(claim, null, documents, Map.of());
    }

    /** The same, saying which of several insured persons the claim is about. */
    public ClaimSupplement about(String who) {
        return new ClaimSupplement(claim, key, who, documents, answers);
    }

    @Override
    public String toString() {
        return "ClaimSupplement[" + claim + "]";
    }
}
