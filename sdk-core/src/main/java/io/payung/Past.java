package io.payung;

import io.payung.change.ChangeDetails;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeStore;
import io.payung.change.PolicyChange;
import io.payung.claim.Predecessors.Predecessor;
import io.payung.party.Beneficiary;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the changes of a policy tell a claim of the time before it. */
record Past(ChangeStore changes) {

    Optional<Predecessor> predecessor(PartnerId partner, PolicyNumber number) {
        return changes.replaced(partner, number).flatMap(before -> changes.of(partner, before).stream()
                .filter(change -> number.equals(change.replacedBy()))
                .map(change -> new Predecessor(before, change.kind().key()))
                .findFirst());
    }

    SortedMap<Instant, List<Beneficiary>> beneficiaries(PartnerId partner, PolicyNumber number) {
        SortedMap<Instant, List<Beneficiary>> named = new TreeMap<>();
        List<PolicyChange> all = changes.of(partner, number);
        if (all.stream().noneMatch(Past::namesOthers)) {
            return named;
        }
        List<ChangeDetails> details = changes.detailsOf(partner, number);
        for (int i = 0; i < all.size(); i++) {
            if (namesOthers(all.get(i))) {
                // Of two at one moment the first one knows who was named before both.
                named.putIfAbsent(all.get(i).at(), details.get(i).beneficiariesBefore());
            }
        }
        return named;
    }

    private static boolean namesOthers(PolicyChange change) {
        return change.kind() == ChangeKind.CHANGE_BENEFICIARY;
    }
}
