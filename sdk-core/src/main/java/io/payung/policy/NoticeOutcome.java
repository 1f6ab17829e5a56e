package io.payung.policy;

/** What became of something that was posted in the name of a gateway. */
public enum NoticeOutcome {
    /** It was looked into. */
    TAKEN,
    /** It is genuine and about a payment that is none of ours. Tell the gateway the same as for {@link #TAKEN}, so that nobody learns which are. */
    NOT_OURS,
    /** The gateway did not say whether it is true, or named a time to come; it should post it again. The next reconciliation asks, too. */
    TRY_AGAIN,
    /** The gateway has not signed it. */
    NOT_GENUINE,
    /** Nobody reads notices of this gateway. */
    UNKNOWN_GATEWAY
}
