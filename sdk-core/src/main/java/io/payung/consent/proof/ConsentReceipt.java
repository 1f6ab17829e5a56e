package io.payung.consent.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.payung.consent.ShownClause;
import io.payung.json.CanonicalJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer gets about what they agreed to: one record for each purpose. Sections and names follow ISO/IEC TS 27560:2023 as the public
 * guide of the W3C community group on data privacy vocabularies lists them (guide-27560 of 2024-08-01: seen; the standard itself is sold and was
 * not read, so its exact spelling is unverified). A receipt names nobody: who reads it knows whose it is.
 *
 * @param notStated fields the guide calls mandatory that nobody has told the SDK; they are left out, not guessed
 */
public record ConsentReceipt(
        @JsonProperty("schema_version") String schemaVersion,
        @JsonProperty("receipt_id") String receiptId,
        @JsonProperty("policy_number") String policyNumber,
        List<Party> parties,
        List<Entry> records,
        @JsonProperty("not_stated") List<String> notStated) {

    static final String SCHEMA = "payung-consent-receipt-1";

    public ConsentReceipt {
        parties = List.copyOf(parties);
        records = List.copyOf(records);
        notStated = List.copyOf(notStated);
    }

    /** Who takes part. */
    public record Party(
            @JsonProperty("party_id") String id,
            @JsonProperty("party_name") String name,
            @JsonProperty("party_role") String role,
            @JsonProperty("party_contact") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contact) {}

    /**
     * One consent.
     *
     * @param piiPrincipalId stands for the insured person, and says nothing about them
     */
    public record Entry(
            @JsonProperty("record_id") String recordId,
            @JsonProperty("pii_principal_id") String piiPrincipalId,
            Processing processing,
            List<Event> events,
            Ledger ledger) {

        public Entry {
            events = List.copyOf(events);
        }
    }

    /**
     * What was agreed to.
     *
     * @param clauses          what was shown, in the order shown
     * @param collectionMethod how the customer agreed
     * @param privacyNotice    for the use of personal data
     */
    public record Processing(
            String purpose,
            @JsonProperty("lawful_basis") String lawfulBasis,
            String language,
            @JsonProperty("languages_shown") List<String> languagesShown,
            String service,
            String jurisdiction,
            @JsonProperty("pii_controllers") List<String> piiControllers,
            @JsonProperty("collection_method") String collectionMethod,
            String channel,
            List<ShownClause> clauses,
            @JsonProperty("privacy_notice") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Notice privacyNotice,
            @JsonProperty("withdrawal_method") String withdrawalMethod) {

        public Processing {
            languagesShown = List.copyOf(languagesShown);
            piiControllers = List.copyOf(piiControllers);
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * The notice itself.
     *
     * @param items   of article 21 of Law 27/2022 that it tells
     * @param missing those it does not
     * @param states  fields of the standard that are told in the text and nowhere else
     */
    public record Notice(
            String sha256, String language, String text, List<String> items, List<String> missing, List<String> states) {

        public Notice {
            items = List.copyOf(items);
            missing = List.copyOf(missing);
            states = List.copyOf(states);
        }
    }

    /**
     * Given or withdrawn.
     *
     * @param receivedAt by the server's clock
     * @param entityId   who did it
     * @param duty       what has to happen after a withdrawal, until {@code dueBy}
     */
    public record Event(
            @JsonProperty("event_time") Instant time,
            @JsonProperty("received_at") Instant receivedAt,
            @JsonProperty("entity_id") String entityId,
            @JsonProperty("event_type") String type,
            @JsonProperty("event_state") String state,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String duty,
            @JsonProperty("due_by") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant dueBy) {}

    /**
     * Where the record stands in the chain; without an entry when it has not been chained yet.
     *
     * @param contentDigest of the record
     */
    public record Ledger(
            @JsonProperty("content_digest") String contentDigest,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long entry,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hash) {}

    /** UTF-8. */
    public byte[] json() {
        return CanonicalJson.write(this);
    }

    @Override
    public String toString() {
        return "ConsentReceipt[" + receiptId + "]";
    }
}
