package io.payung.consent.proof;

import io.payung.consent.ConsentPurpose;
import io.payung.consent.ShownClause;
import io.payung.consent.ledger.LedgerContent;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of a consent record that is about no person: one purpose of one policy. Words are kept as they are stored, so that one that somebody
 * altered is found and not merely unreadable.
 *
 * @param purpose      see {@link io.payung.consent.ConsentPurpose}
 * @param beside       the contract record it was given with, absent for that one itself
 * @param by           applicant or guardian
 * @param acceptedAt   as the customer's side tells it
 * @param receivedAt   by the server's clock
 * @param language     that was accepted
 * @param clauses      what was shown, in the order shown
 * @param noticeItems  what the accepted notice about personal data tells
 * @param person       under whose key the rest lies
 * @param saltedDigest of the encrypted rest before it was encrypted; absent in records from before there was one
 * @param sealedSha256 of the encrypted rest as it is stored; absent where nothing is encrypted
 */
public record StoredConsent(
        UUID id,
        PartnerId partner,
        PolicyNumber policy,
        String purpose,
        @Nullable UUID beside,
        String by,
        Instant acceptedAt,
        Instant receivedAt,
        String language,
        String channel,
        String method,
        List<ShownClause> clauses,
        List<String> noticeItems,
        PersonId person,
        @Nullable String saltedDigest,
        @Nullable String sealedSha256) {

    private static final int FORMAT = 1;

    public StoredConsent {
        clauses = List.copyOf(clauses);
        noticeItems = List.copyOf(noticeItems);
    }

    /** What the chain is made over. A later format is another number, and never changes what an older record gives. */
    public LedgerContent toContent() {
        TreeMap<String, Object> fields = new TreeMap<>();
        fields.put("kind", "consent");
        fields.put("format", FORMAT);
        fields.put("record", id.toString());
        fields.put("partner", partner.value());
        fields.put("policy", policy.value());
        fields.put("purpose", purpose);
        fields.put("beside", beside == null ? "" : beside.toString());
        fields.put("by", by);
        fields.put("acceptedAt", acceptedAt.toString());
        fields.put("receivedAt", receivedAt.toString());
        fields.put("language", language);
        fields.put("channel", channel);
        fields.put("method", method);
        fields.put("clauses", clauses);
        fields.put("noticeItems", noticeItems);
        fields.put("person", person.value().toString());
        fields.put("saltedDigest", saltedDigest == null ? "" : saltedDigest);
        fields.put("sealedSha256", sealedSha256 == null ? "" : sealedSha256);
        return new LedgerContent(id, fields);
    }

    public boolean isFor(ConsentPurpose which) {
        return purpose.equals(which.key());
    }

    /** In which languages something was shown, each once, in the order shown. */
    public List<String> languagesShown() {
        return clauses.stream().map(ShownClause::language).distinct().toList();
    }

    @Override
    public String toString() {
        return "StoredConsent[" + id + ", " + purpose + "]";
    }
}
