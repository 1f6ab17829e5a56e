package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.decision.ReasonCode;
import io.payung.fault.InputCopy;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.party.PersonName;
import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the insurer decides about a claim. It is kept encrypted under the key of the policy's holder; events tell the state and the sum alone.
 *
 * @param key              the caller's own name for this decision: after a lost answer, call again with the same key
 * @param amounts          what is approved, once for each benefit; none when nothing is
 * @param reasons          codes that say why, at least one unless everything is approved
 * @param explanation      the insurer's own words, or absent
 * @param decidedBy        who decided, for example a name or a desk
 * @param decidedAt        when, or absent for now
 * @param withoutDocuments whether the insurer decides although documents or answers are missing
 */
public record ClaimDecision(
        @NotNull @Valid ClaimId claim,
        @NotNull @Valid IdempotencyKey key,
        @NotNull Verdict verdict,
        @NotNull @Size(max = 100) List<@NotNull @Valid Approved> amounts,
        @NotNull @Size(max = 20) List<@NotNull ReasonCode> reasons,
        @Nullable @Size(max = 2000) String explanation,
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String decidedBy,
        @Nullable Instant decidedAt,
        boolean withoutDocuments) {

    /** How the insurer decides. */
    public enum Verdict {
        APPROVE,
        PARTLY_APPROVE,
        REJECT;

        /** As answers and requests spell it: {@code partly-approve}. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The verdict of that key. Throws {@code CLAIM_VERDICT} for any other text. */
        @JsonCreator
        public static Verdict of(String key) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new PayungException("CLAIM_VERDICT", "a claim is decided by approve, partly-approve or reject"));
        }
    }

    /** What is approved for one benefit. */
    public record Approved(@NotBlank @Size(max = 63) String benefit, @NotNull Money amount) {}

    public ClaimDecision {
        amounts = InputCopy.of(amounts);
        reasons = InputCopy.of(reasons);
    }

    /** Pays these amounts. */
    public static ClaimDecision approve(ClaimId claim, IdempotencyKey key, String decidedBy, Approved... amounts) {
        return new ClaimDecision(claim, key, Verdict.APPROVE, List.of(amounts), List.of(), null, decidedBy, null, false);
    }

    /** Pays these amounts, which are not all that was claimed, for these reasons. */
    public static ClaimDecision partlyApprove(ClaimId claim, IdempotencyKey key, String decidedBy, List<ReasonCode> reasons, Approved... amounts) {
        return new ClaimDecision(claim, key, Verdict.PARTLY_APPROVE, List.of(amounts), reasons, null, decidedBy, null, false);
    }

    /** Pays nothing, for these reasons. */
    public static ClaimDecision reject(ClaimId claim, IdempotencyKey key, String decidedBy, ReasonCode... reasons) {
        return new ClaimDecision(claim, key, Verdict.REJECT, List.of(), List.of(reasons), null, decidedBy, null, false);
    }

    public ClaimDecision explained(String words) {
        return new ClaimDecision(claim, key, verdict, amounts, reasons, words, decidedBy, decidedAt, withoutDocuments);
    }

    public ClaimDecision at(Instant when) {
        return new ClaimDecision(claim, key, verdict, amounts, reasons, explanation, decidedBy, when, withoutDocuments);
    }

    /** The insurer needs nothing more, although something is missing. */
    public ClaimDecision waivingDocuments() {
        return new ClaimDecision(claim, key, verdict, amounts, reasons, explanation, decidedBy, decidedAt, true);
    }

    /** All that is approved. */
    public Money total(Currency currency) {
        return amounts.stream().map(Approved::amount).reduce(Money.zero(currency), Money::plus);
    }

    @Override
    public String toString() {
        return "ClaimDecision[" + claim + "]";
    }
}
