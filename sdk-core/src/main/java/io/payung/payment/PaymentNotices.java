package io.payung.payment;

import java.util.Optional;

/**
 * Reads what one gateway posts to {@code /payments/{gateway}}. {@link MidtransNotices} is one; implemented by you for others. Safe for several
 * threads.
 */
public interface PaymentNotices {

    /** Name of the gateway, which a {@link PaymentVerifier} bears, too. */
    String gateway();

    /**
     * The notice in a body, or nothing when its signature is not the gateway's. Throws {@code NOTICE_MALFORMED} for a body that can be none.
     *
     * @param body at most 64 KiB
     */
    Optional<PaymentNotice> read(byte[] body);
}
