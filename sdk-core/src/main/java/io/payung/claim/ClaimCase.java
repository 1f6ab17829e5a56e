package io.payung.claim;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHistory;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductPack;
import java.util.List;

/** Policy, personal part and pinned content of claims. */
record ClaimCase(CoverHistory cover, PolicyDetails details, ProductPack pack) {

    /** Throws {@code POLICY_UNKNOWN} when the partner has no such policy. */
    static ClaimCase of(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        return parts.unitOfWork().run(() -> {
            Policy policy = parts.policies().find(partner, number)
                    .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number"));
            CoverHistory cover = new CoverHistory(policy, parts.policies().moves(partner, number));
            return new ClaimCase(cover, parts.policies().details(partner, number).orElseThrow(), parts.packs().get(policy.pack()));
        });
    }

    /** The same behind the lock on the policy's claims, so that nothing of it changes before the unit of work ends. */
    static ClaimCase locked(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        parts.claims().lock(partner, number);
        return of(parts, partner, number);
    }

    Policy policy() {
        return cover.policy();
    }

    /** @param known all claims on the policy, with or without this one */
    ClaimAssessor assessor(Claim claim, List<ClaimFile> known) {
        return new ClaimAssessor(pack, cover, details, claim, ClaimHistory.of(claim, known, lives()));
    }

    /** How many it insures. */
    int lives() {
        return Math.max(1, details.request().lives().size());
    }

    static PayungException unknownClaim() {
        return new PayungException("CLAIM_UNKNOWN", "this partner has no claim of this id");
    }
}
