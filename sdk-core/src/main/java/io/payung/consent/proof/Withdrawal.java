package io.payung.consent.proof;

import io.payung.consent.ConsentPurpose;
import io.payung.consent.ledger.LedgerContent;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A consent that was taken back. The consent itself stays recorded: it was given.
 *
 * @param consent     the record it takes back
 * @param purpose     of that record, see {@link ConsentPurpose}
 * @param by          applicant or guardian
 * @param withdrawnAt when the customer asked
 * @param receivedAt  by the server's clock
 * @param duty        what has to happen, see {@link Duty}
 * @param dueBy       until when
 */
public record Withdrawal(
        UUID id,
        PartnerId partner,
        PolicyNumber policy,
        UUID consent,
        String purpose,
        String by,
        String channel,
        Instant withdrawnAt,
        Instant receivedAt,
        String duty,
        Instant dueBy) {

    private static final int FORMAT = 1;

    /** What a withdrawal obliges to, and how long that may take from when the customer asked. */
    public enum Duty {
        /** Personal data are processed no further: 3 x 24 hours in Indonesia (seen: mustikarajalaw.id on Law 27/2022). */
        STOP_PROCESSING("stop-processing", Duration.ofHours(72)),

        /** Somebody decides what becomes of the policy: 72 hours (assumption: no published figure was found). */
        DECIDE_ON_POLICY("decide-on-policy", Duration.ofHours(72));

        private final String key;
        private final Duration within;

        Duty(String key, Duration within) {
            this.key = key;
            this.within = within;
        }

        /** As rows and receipts spell it. */
        public String key() {
            return key;
        }

        Instant dueBy(Instant withdrawnAt) {
            return withdrawnAt.plus(within);
        }

        static Duty of(ConsentPurpose purpose) {
            return purpose == ConsentPurpose.DATA_PROTECTION ? STOP_PROCESSING : DECIDE_ON_POLICY;
        }
    }

    /** As the event {@code consent.withdrawn} brings it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put("withdrawal", id.toString());
        map.put("policyNumber", policy.value());
        map.put("consent", consent.toString());
        map.put("purpose", purpose);
        map.put("withdrawnAt", withdrawnAt.toString());
        map.put("receivedAt", receivedAt.toString());
        map.put("duty", duty);
        map.put("dueBy", dueBy.toString());
        return map;
    }

    /** What the chain is made over. */
    public LedgerContent toContent() {
        TreeMap<String, Object> fields = new TreeMap<>();
        fields.put("kind", "withdrawal");
        fields.put("format", FORMAT);
        fields.put("record", id.toString());
        fields.put("partner", partner.value());
        fields.put("policy", policy.value());
        fields.put("consent", consent.toString());
        fields.put("purpose", purpose);
        fields.put("by", by);
        fields.put("channel", channel);
        fields.put("withdrawnAt", withdrawnAt.toString());
        fields.put("receivedAt", receivedAt.toString());
        fields.put("duty", duty);
        fields.put("dueBy", dueBy.toString());
        return new LedgerContent(id, fields);
    }
}
