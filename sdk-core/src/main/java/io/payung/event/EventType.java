package io.payung.event;

/** Every type of event, with the name it has outside; what each one carries is said in {@code event.schema.json} beside this class. */
public enum EventType {
    POLICY_ISSUED("policy.issued"),
    POLICY_IN_GRACE("policy.in_grace"),
    POLICY_LAPSED("policy.lapsed"),
    POLICY_BACK_IN_FORCE("policy.back_in_force"),
    POLICY_REINSTATED("policy.reinstated"),
    INSTALMENT_PAID("instalment.paid"),
    POLICY_CHANGED("policy.changed"),
    POLICY_CANCELLED("policy.cancelled"),
    POLICY_VOIDED("policy.voided"),
    POLICY_REPLACED("policy.replaced"),
    POLICY_ENDED_BY_CLAIM("policy.ended_by_claim"),
    APPLICATION_APPLIED("application.applied"),
    APPLICATION_ISSUED("application.issued"),
    APPLICATION_LAPSED("application.lapsed"),
    APPLICATION_REFUND_DUE("application.refund_due"),
    APPLICATION_REFUNDED("application.refunded"),
    PAYMENT_RECEIVED("payment.received"),
    PAYMENT_REFUND_DUE("payment.refund_due"),
    PAYMENT_REFUND_WITHDRAWN("payment.refund_withdrawn"),
    PAYMENT_REFUNDED("payment.refunded"),
    PAYMENT_REVERSED("payment.reversed"),
    CLAIM_NOTIFIED("claim.notified"),
    CLAIM_UPDATED("claim.updated"),
    CLAIM_DECIDED("claim.decided"),
    CLAIM_PAID("claim.paid"),
    CONSENT_WITHDRAWN("consent.withdrawn"),
    CONSENT_HEAD_SEALED("consent.head_sealed"),
    POLICY_ERASED("policy.erased"),
    PERSON_ERASED("person.erased");

    private final String key;

    EventType(String key) {
        this.key = key;
    }

    /** As envelopes spell it: words in lower case, joined by full stops. */
    public String key() {
        return key;
    }
}
