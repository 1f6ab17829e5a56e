package io.payung.change;

import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.util.List;
import java.util.Optional;

/** One partner's policies after their sale. Immutable and safe for several threads. */
public final class AfterSale {

    private final PartnerId partner;
    private final Changes changes;

    public AfterSale(PartnerId partner, Changes changes) {
        this.partner = partner;
        this.changes = changes;
    }

    /** What a change would do to a policy, and a token to confirm it; writes nothing. Throws {@code POLICY_UNKNOWN}. */
    public ChangeOutcome preview(ChangeRequest request) {
        return changes.preview(partner, request);
    }

    /**
     * Does what was previewed, once; calling again with the same key gives the same answer. When a claim, another change or a day has come in between,
     * it is refused or previewed anew. What is owed back waits for its settler from then on.
     */
    public ChangeOutcome change(ChangeCommand command) {
        return changes.confirm(partner, command);
    }

    /** What the token of a preview asks for; nothing when it is no genuine one of this partner. */
    public Optional<ChangeRequest> requestOf(ChangeToken token) {
        return changes.requestOf(partner, token);
    }

    /** What happened to a policy since it was sold, oldest first. */
    public List<PolicyChange> changesOf(PolicyNumber number) {
        return changes.of(partner, number);
    }

    /** The policy that this one was issued instead of; {@link PolicyChange#replacedBy()} leads the other way. */
    public Optional<PolicyNumber> replacedBy(PolicyNumber number) {
        return changes.replaced(partner, number);
    }

    /** How the holder of a policy is reached now. Personal. */
    public Optional<Contact> contactOf(PolicyNumber number) {
        return changes.contact(partner, number);
    }

    /** A quote as if the policy had never been: what it holds does not count. For the offer that is to replace it. Writes nothing. */
    public QuoteOutcome quoteInstead(PolicyNumber number, QuoteRequest request) {
        return changes.quoteInstead(partner, number, request);
    }

    /**
     * What a policy would be for the time after it, asked for as it was then; what is no longer so is listed. Its offer renews the policy as the replacement
     * of a change {@code RENEWAL}. Writes nothing. Throws {@code PRODUCT_UNKNOWN} when the product is not on sale any more.
     */
    public Renewal quoteRenewal(PolicyNumber number) {
        return changes.renewal(partner, number);
    }
}
