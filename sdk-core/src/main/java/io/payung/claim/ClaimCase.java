package io.payung.claim;

import io.payung.claim.Predecessors.Predecessor;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHistory;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductPack;
import io.payung.product.terms.Waiting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Policy, personal part and pinned content of claims.
 *
 * @param earlier the policies before it, the latest first, as far as a waiting time may have begun with them
 */
record ClaimCase(CoverHistory cover, PolicyDetails details, ProductPack pack, List<EarlierCover> earlier) {

    ClaimCase {
        earlier = List.copyOf(earlier);
    }

    /** Throws {@code POLICY_UNKNOWN} when the partner has no such policy. */
    static ClaimCase of(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        return parts.unitOfWork().run(() -> {
            CoverHistory cover = cover(parts, partner, number)
                    .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number"));
            ProductPack pack = parts.packs().get(cover.policy().pack());
            return new ClaimCase(cover, parts.policies().details(partner, number).orElseThrow(), pack, earlier(parts, cover.policy(), pack));
        });
    }

    /** The same behind the lock on the policy's claims, so that nothing of it changes before the unit of work ends. */
    static ClaimCase locked(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        parts.claims().lock(partner, number);
        return of(parts, partner, number);
    }

    private static Optional<CoverHistory> cover(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        return parts.policies().find(partner, number).map(policy -> new CoverHistory(policy, parts.policies().moves(partner, number)));
    }

    /** No further back than the longest waiting time reaches from the start of the policy. */
    private static List<EarlierCover> earlier(ClaimsParts parts, Policy policy, ProductPack pack) {
        int days = pack.product().cover().waiting().stream().filter(waiting -> !waiting.waivedOn().isEmpty()).mapToInt(Waiting::days).max().orElse(0);
        LocalDate reach = policy.coverFromDate().minusDays(days);
        List<EarlierCover> earlier = new ArrayList<>();
        Policy next = policy;
        while (next.coverFromDate().isAfter(reach)) {
            Optional<EarlierCover> before = before(parts, next);
            if (before.isEmpty()) {
                break;
            }
            earlier.add(before.get());
            next = before.get().cover().policy();
        }
        return earlier;
    }

    private static Optional<EarlierCover> before(ClaimsParts parts, Policy next) {
        PartnerId partner = next.partner();
        Optional<Predecessor> found = parts.predecessors().of(partner, next.number());
        return found.flatMap(before -> cover(parts, partner, before.number()).flatMap(cover -> remembered(parts, partner, before.number())
                .map(details -> new EarlierCover(cover, details.request(), before.change()))));
    }

    /** Nothing once one of its persons was erased: whom it insured nobody knows any more, so its waiting time waives no other, and the insurer looks. */
    private static Optional<PolicyDetails> remembered(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        try {
            return parts.policies().details(partner, number);
        } catch (PayungException gone) {
            if (!gone.code().equals("PERSON_ERASED")) {
                throw gone;
            }
            return Optional.empty();
        }
    }

    Policy policy() {
        return cover.policy();
    }

    /** @param known all claims on the policy, with or without this one */
    ClaimAssessor assessor(Claim claim, List<ClaimFile> known) {
        return new ClaimAssessor(this, claim, ClaimHistory.of(claim, known, lives()));
    }

    /** How many it insures. */
    int lives() {
        return Math.max(1, details.request().lives().size());
    }

    static PayungException unknownClaim() {
        return new PayungException("CLAIM_UNKNOWN", "this partner has no claim of this id");
    }
}
