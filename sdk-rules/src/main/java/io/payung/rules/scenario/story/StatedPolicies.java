package io.payung.rules.scenario.story;

import io.payung.decision.DecisionReceipt;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.Move;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyMove;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.PolicyStore;
import io.payung.policy.Standing;
import io.payung.product.Product;
import io.payung.quote.Holdings;
import io.payung.quote.HoldingsReader;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policies of the store below, but for what a person holds: a scenario states it, as no sale of one story could bring it about. */
record StatedPolicies(PolicyStore store, HoldingsReader stated) implements PolicyStore {

    @Override
    public boolean move(PartnerId partner, PolicyNumber number, @Nullable Standing read, @Nullable Standing becomes, Move why) {
        return store.move(partner, number, read, becomes, why);
    }

    @Override
    public List<PolicyMove> moves(PartnerId partner, PolicyNumber number) {
        return store.moves(partner, number);
    }

    @Override
    public Holdings holdings(PartnerId partner, IdentityDocument person, Product product, LocalDate from, LocalDate until) {
        return stated.holdings(partner, person, product, from, until);
    }

    @Override
    public Conflict insert(NewPolicy policy) {
        return store.insert(policy);
    }

    @Override
    public Optional<PolicyNumber> issuedFrom(PartnerId partner, QuoteId quote) {
        return store.issuedFrom(partner, quote);
    }

    @Override
    public Optional<Policy> find(PartnerId partner, PolicyNumber number) {
        return store.find(partner, number);
    }

    @Override
    public Optional<PolicyDetails> details(PartnerId partner, PolicyNumber number) {
        return store.details(partner, number);
    }

    @Override
    public Optional<DecisionReceipt> decision(PartnerId partner, PolicyNumber number) {
        return store.decision(partner, number);
    }

    @Override
    public Optional<String> secretDigest(PartnerId partner, PolicyNumber number) {
        return store.secretDigest(partner, number);
    }

    @Override
    public void replaceSecret(PartnerId partner, PolicyNumber number, String digest) {
        store.replaceSecret(partner, number, digest);
    }

    @Override
    public Optional<PersonId> holder(PartnerId partner, PolicyNumber number) {
        return store.holder(partner, number);
    }

    @Override
    public Page page(
            PartnerId partner,
            @Nullable String partnerReference,
            @Nullable PolicyState state,
            Instant now,
            @Nullable String cursor,
            int size) {
        return store.page(partner, partnerReference, state, now, cursor, size);
    }

    @Override
    public boolean owe(PartnerId partner, RefundDue refund) {
        return store.owe(partner, refund);
    }

    @Override
    public boolean withdrawOwed(PartnerId partner, String gateway, String reference, Instant at) {
        return store.withdrawOwed(partner, gateway, reference, at);
    }

    @Override
    public Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return store.owed(partner, gateway, reference);
    }

    @Override
    public Map<String, Long> counts() {
        return store.counts();
    }
}
