package io.payung.payment;

import io.payung.fault.PayungException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Notifications of Midtrans: {@code signature_key} is the SHA-512, in hexadecimal, of {@code order_id + status_code + gross_amount + server key}
 * (docs.midtrans.com/reference/handle-notifications). It does not cover {@code transaction_status}, so a notification says only where to look,
 * and the {@link PaymentVerifier} asks Midtrans' status API, as that page advises. Unknown fields are passed over, because Midtrans adds some.
 */
public final class MidtransNotices implements PaymentNotices {

    /** docs.midtrans.com/docs/transaction-status-cycle. A payment that was given back in part has still been paid. */
    private static final Map<String, PaymentState> STATES = Map.ofEntries(
            Map.entry("settlement", PaymentState.SETTLED),
            Map.entry("partial_refund", PaymentState.SETTLED),
            Map.entry("partial_chargeback", PaymentState.SETTLED),
            Map.entry("authorize", PaymentState.PENDING),
            Map.entry("pending", PaymentState.PENDING),
            Map.entry("deny", PaymentState.FAILED),
            Map.entry("cancel", PaymentState.FAILED),
            Map.entry("expire", PaymentState.FAILED),
            Map.entry("failure", PaymentState.FAILED),
            Map.entry("refund", PaymentState.REVERSED),
            Map.entry("chargeback", PaymentState.REVERSED));

    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

    private final String gateway;
    private final String serverKey;

    /**
     * Notifications that arrive at {@code /payments/{gateway}}.
     *
     * @param serverKey the merchant's, a secret
     */
    public MidtransNotices(String gateway, String serverKey) {
        if (serverKey.isBlank()) {
            throw new PayungException("GATEWAY_KEY_MISSING", "Midtrans' server key is blank, so anybody could sign");
        }
        this.gateway = gateway;
        this.serverKey = serverKey;
    }

    @Override
    public String gateway() {
        return gateway;
    }

    @Override
    public Optional<PaymentNotice> read(byte[] body) {
        NoticeFields fields = NoticeFields.of(body);
        String signature = fields.text("signature_key", SIGNATURE);
        String reference = fields.text("order_id", REFERENCE);
        String signed = reference + fields.text("status_code", REFERENCE) + fields.text("gross_amount", REFERENCE) + serverKey;
        boolean genuine = MessageDigest.isEqual(
                sha512(signed).getBytes(StandardCharsets.US_ASCII), signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        return genuine ? Optional.of(new PaymentNotice(reference, state(fields))) : Optional.empty();
    }

    private static PaymentState state(NoticeFields fields) {
        String status = fields.text("transaction_status", REFERENCE);
        if (status.equals("capture")) {
            return captured(fields.textOr("fraud_status", "accept"));
        }
        return STATES.getOrDefault(status, PaymentState.UNKNOWN);
    }

    /** A card's money is taken at once and may be held up by the fraud detection. */
    private static PaymentState captured(String fraudStatus) {
        return switch (fraudStatus) {
            case "accept" -> PaymentState.SETTLED;
            case "deny" -> PaymentState.FAILED;
            default -> PaymentState.PENDING;
        };
    }

    private static String sha512(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }

    @Override
    public String toString() {
        return "MidtransNotices[" + gateway + "]";
    }
}
