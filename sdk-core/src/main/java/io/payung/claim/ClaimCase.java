package io.payung.claim;

import io.payung.claim.Predecessors.Predecessor;
import io.payung.fault.PayungException;
import io.payung.party.Beneficiary;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHistory;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductPack;
import io.payung.product.terms.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Policy, personal part and pinned content of claims.
 *
 * @param earlier the policies before it, the latest first, as far as a waiting time may have begun with them
 * @param named   who was a beneficiary until the moment at which others were named
 */
record ClaimCase(
        CoverHistory cover, PolicyDetails details, ProductPack pack, List<EarlierCover> earlier, SortedMap<Instant, List<Beneficiary>> named) {

    ClaimCase {
        earlier = List.copyOf(earlier);
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
    }

    /** Throws {@code POLICY_UNKNOWN} when the partner has no such policy. */
    static ClaimCase of(ClaimsParts parts, PartnerId partner, PolicyNumber number) {
        return parts.unitOfWork().run(() -> {
            CoverHistory cover = cover(parts, partner, number)
                    .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number"));
            ProductPack pack = parts.packs().get(cover.policy().pack());
            return new ClaimCase(
                    cover, parts.policies().details(partner, number).orElseThrow(), pack, earlier(parts, cover.policy(), pack),
                    parts.earlierBeneficiaries().of(partner, number));
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

    /** The same with whoever was a beneficiary on the day: others who are named after an event receive nothing for it. */
    ClaimCase on(LocalDate day) {
        return named.entrySet().stream()
                .filter(change -> change.getKey().atZone(policy().zone()).toLocalDate().isAfter(day))
                .findFirst()
                .map(change -> new PolicyDetails(details.request().payableTo(change.getValue()), details.consent(), details.receipt()))
                .map(then -> new ClaimCase(cover, then, pack, earlier, named))
                .orElse(this);
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
