package io.payung.consent.proof;

import io.payung.consent.ConsentPurpose;
import io.payung.consent.ledger.HeadKey;
import io.payung.consent.proof.WithdrawalOutcome.PolicyEffect;
import io.payung.consent.proof.WithdrawalOutcome.Refused;
import io.payung.consent.proof.WithdrawalOutcome.Withdrawn;
import io.payung.decision.Reason;
import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.key.KeyPurpose;
import io.payung.party.PartnerId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a partner's consents after the sale: {@link #receipt} for the customer, {@link #withdraw}, and the proof. {@link #seal} chains new
 * records and signs the chain's end, which leaves as the event {@code consent.head_sealed} to be kept elsewhere; {@link #export} writes the ledger
 * that {@link io.payung.consent.ledger.LedgerVerifier} holds against those heads. Used through {@code Payung.consents()}; safe for several threads.
 */
public final class Consents {

    /** A customer's phone may be wrong by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private final PartnerId partner;
    private final ConsentParts parts;

    public Consents(PartnerId partner, ConsentParts parts) {
        this.partner = partner;
        this.parts = parts;
    }

    /** The receipt for the customer; nothing when this partner has no such policy. */
    public Optional<ConsentReceipt> receipt(PolicyNumber number) {
        return parts.unitOfWork().run(() -> parts.policies()
                .find(partner, number)
                .map(policy -> new ReceiptWriter(parts.store(), policy, parts.packs().get(policy.pack())).write()));
    }

    /**
     * Records that a consent was taken back, what has to happen now and until when. Throws {@code POLICY_UNKNOWN} when this partner has no such
     * policy. Deletes nothing, and leaves the policy as it is.
     */
    public WithdrawalOutcome withdraw(WithdrawalCommand command) {
        InputCheck.check(command);
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return parts.unitOfWork().run(() -> withdraw(command, now));
    }

    private WithdrawalOutcome withdraw(WithdrawalCommand command, Instant now) {
        Policy policy = parts.policies().find(partner, command.policy())
                .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number"));
        Optional<StoredConsent> given = parts.store().ofPolicy(partner, policy.number()).stream()
                .filter(consent -> consent.isFor(command.purpose()))
                .findFirst();
        if (given.isEmpty()) {
            return refused("CONSENT_NOT_GIVEN");
        }
        Optional<Withdrawal> before = parts.store().withdrawalOf(partner, given.get().id());
        if (before.isPresent()) {
            return withdrawn(before.get(), true);
        }
        Instant asked = command.withdrawnAt() == null ? now : command.withdrawnAt();
        if (asked.isAfter(now.plus(CLOCK_SKEW))) {
            return refused("WITHDRAWAL_IN_FUTURE");
        }
        if (asked.isBefore(given.get().acceptedAt().minus(CLOCK_SKEW))) {
            return refused("WITHDRAWAL_BEFORE_CONSENT");
        }
        Withdrawal withdrawal = withdrawal(command, given.get(), asked.truncatedTo(ChronoUnit.MICROS), now);
        if (parts.store().withdraw(withdrawal, parts.ids().uuid())) {
            return withdrawn(withdrawal, false);
        }
        return withdrawn(parts.store().withdrawalOf(partner, given.get().id()).orElseThrow(), true);
    }

    private Withdrawal withdrawal(WithdrawalCommand command, StoredConsent given, Instant asked, Instant now) {
        Withdrawal.Duty duty = Withdrawal.Duty.of(command.purpose());
        return new Withdrawal(
                parts.ids().uuid(), partner, command.policy(), given.id(), given.purpose(), command.by().key(), command.channel(), asked, now,
                duty.key(), duty.dueBy(asked));
    }

    private static Withdrawn withdrawn(Withdrawal withdrawal, boolean replayed) {
        PolicyEffect effect = withdrawal.purpose().equals(ConsentPurpose.DATA_PROTECTION.key())
                ? PolicyEffect.PROCESSING_ENDS
                : PolicyEffect.CONTRACT_IN_QUESTION;
        return new Withdrawn(withdrawal, effect, replayed);
    }

    private static Refused refused(String code) {
        return new Refused(List.of(Reason.about(code, "consent")));
    }

    /**
     * Chains this partner's new records and signs the chain's end. Call it every now and then; the Spring starter does.
     *
     * @return how many records were chained
     */
    public int seal() {
        return new ConsentSealer(parts).seal(partner);
    }

    /** The same for every partner of the store. */
    public int sealEveryPartner() {
        return new ConsentSealer(parts).sealEveryPartner();
    }

    /** Writes this partner's ledger as lines of JSON, for {@code LedgerVerifier} and {@code payung ledger verify}. Nothing in it is personal. */
    public void export(Appendable out) {
        new LedgerExport(parts, partner, out).write();
    }

    /** The key that heads are signed with now, as a line for a file of trusted keys: hand it over once, and again after every rotation. */
    public String headKey() {
        HeadKey key = HeadKey.of(parts.keys().current(KeyPurpose.LEDGER));
        return key.id() + " " + key.publicKey();
    }
}
