package io.payung.consent.proof;

import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps consent records, withdrawals and each partner's chain over them. Called by the SDK inside a unit of work, implemented by the store.
 * Records themselves come in with the policy ({@code PolicyStore.insert}); a record is in line to be chained from the moment it is written.
 */
public interface ConsentStore {

    /** The records of a policy, the contract first. */
    List<StoredConsent> ofPolicy(PartnerId partner, PolicyNumber policy);

    Optional<Withdrawal> withdrawalOf(PartnerId partner, UUID consent);

    /**
     * Writes the withdrawal and the event {@code consent.withdrawn}, unless the consent was withdrawn before.
     *
     * @return whether it was written
     */
    boolean withdraw(Withdrawal withdrawal, UUID eventId);

    /** Partners with records that nobody has chained yet. */
    List<PartnerId> waiting();

    /**
     * The end of a partner's chain.
     *
     * @param entry number of the last entry, 0 before the first
     * @param hash  of the last entry
     * @param head  number of the last head, 0 before the first
     */
    record ChainEnd(long entry, String hash, int head) {}

    /** The end of the chain, locked until the unit of work ends; nothing when somebody else holds it. */
    Optional<ChainEnd> lock(PartnerId partner);

    /** Records that nobody has chained yet, in the order received. */
    List<LedgerRecord> unsealed(PartnerId partner, int limit);

    /** All records without an entry, whether they wait in line or somebody has taken them out of it. */
    default List<LedgerRecord> unchained(PartnerId partner, int limit) {
        return unsealed(partner, limit);
    }

    /** Writes entries, the head over them and the event {@code consent.head_sealed}, under the lock. */
    void append(PartnerId partner, List<LedgerEntry> entries, LedgerHead head, UUID eventId);

    /** Entries after this number. */
    List<LedgerEntry> entries(PartnerId partner, long after, int limit);

    /** The records as they are now, in the order of the ids. */
    List<LedgerRecord> records(PartnerId partner, List<UUID> ids);

    Optional<LedgerEntry> entryOf(PartnerId partner, UUID record);

    /** Heads after this number. */
    List<LedgerHead> heads(PartnerId partner, int after, int limit);
}
