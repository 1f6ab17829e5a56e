package io.payung.sandbox;

import io.payung.fault.PayungException;
import io.payung.key.Hmac;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentNotice;
import io.payung.payment.PaymentNotices;
import io.payung.payment.PaymentState;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.RefundDue;
import io.payung.payment.RefundSettler;
import io.payung.policy.PolicyNumber;
import io.payung.sandbox.SandboxPayment.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that moves no money. Its answer follows from the reference ({@code TEST-SETTLE-20000-IDR-…}, {@code TEST-LATE-20000-IDR-…},
 * {@code TEST-FAIL-…}, {@code TEST-REVERSE-…}, {@code TEST-UNKNOWN-…}) or from what it was told about it; others it never saw. It remembers the newest
 * 100,000 references, as long as the process lives. Safe for several threads.
 */
public final class SandboxGateway implements PaymentVerifier, PaymentNotices, RefundSettler {

    /** The name under which a purchase refers to it. */
    public static final String NAME = "sandbox";

    private static final int MOST = 100_000;

    private record Known(PartnerId partner, SandboxPayment payment, Instant since) {

        Instant paidAt() {
            return since.plus(payment.after());
        }
    }

    private final Clock clock;
    private final byte[] signingKey;
    private final Map<String, Known> payments = bounded();
    private final Map<String, Instant> refunds = bounded();

    SandboxGateway(Clock clock, IdSource ids) {
        this.clock = clock;
        this.signingKey = ids.randomBytes(32);
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST;
            }
        };
    }

    @Override
    public String gateway() {
        return NAME;
    }

    /**
     * Says what becomes of the payment under a reference, from now on. Throws {@code SANDBOX_REFERENCE} for one that does not begin with {@code TEST-},
     * or that another partner's customer has paid under.
     *
     * @param partner to whom is paid
     */
    public synchronized void tell(PartnerId partner, String reference, SandboxPayment payment) {
        Known before = payments.get(reference);
        if (!reference.startsWith(PolicyNumber.TEST) || before != null && !before.partner.equals(partner)) {
            throw new PayungException("SANDBOX_REFERENCE", "the reference does not begin with " + PolicyNumber.TEST + ", or is another partner's");
        }
        payments.put(reference, new Known(partner, payment, now()));
    }

    /** What it would post about the payment, for {@code Payung.paymentNotified}: signed, so that nobody else can post it. */
    public byte[] notice(String reference) {
        Known known = known(reference, null);
        PaymentState state = known == null ? PaymentState.PENDING : state(known);
        String text = state.key() + " " + reference;
        return (signature(text) + " " + text).getBytes(StandardCharsets.UTF_8);
    }

    private PaymentState state(Known known) {
        return switch (known.payment.outcome()) {
            case SETTLE, LATE -> isThere(known) ? PaymentState.SETTLED : PaymentState.PENDING;
            case FAIL -> PaymentState.FAILED;
            case REVERSE -> PaymentState.REVERSED;
            case UNKNOWN -> PaymentState.UNKNOWN;
        };
    }

    @Override
    public Optional<PaymentNotice> read(byte[] body) {
        String[] parts = new String(body, StandardCharsets.UTF_8).split(" ", 3);
        if (parts.length < 3 || !isGenuine(parts[0], parts[1] + " " + parts[2])) {
            return Optional.empty();
        }
        return Optional.of(new PaymentNotice(parts[2], PaymentState.of(parts[1])));
    }

    private boolean isGenuine(String signature, String text) {
        return MessageDigest.isEqual(signature(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String text) {
        return HexFormat.of().formatHex(Hmac.sha256(signingKey, text));
    }

    @Override
    public PaymentCheck verify(PartnerId partner, String reference) {
        Known known = known(reference, partner);
        if (known == null) {
            return new PaymentCheck.NotFound();
        }
        if (known.payment.outcome() == Outcome.UNKNOWN) {
            throw new IllegalStateException("it does not answer, as it was told");
        }
        return isThere(known)
                ? new PaymentCheck.Settled(known.partner, Objects.requireNonNull(known.payment.amount()), known.paidAt())
                : new PaymentCheck.NotSettled();
    }

    private boolean isThere(Known known) {
        return known.payment.amount() != null && !clock.instant().isBefore(known.paidAt());
    }

    /** A reference that says by itself what becomes of it is paid by whoever asks first. */
    private synchronized @Nullable Known known(String reference, @Nullable PartnerId asking) {
        Known known = payments.get(reference);
        if (known == null && asking != null) {
            SandboxPayment.of(reference).ifPresent(payment -> payments.put(reference, new Known(asking, payment, now())));
            known = payments.get(reference);
        }
        return known;
    }

    /** At once, or as late as the payment was. */
    @Override
    public synchronized Progress settle(RefundDue due) {
        Instant sent = refunds.computeIfAbsent(due.reference() + " " + due.part(), first -> now());
        Known known = payments.get(due.reference());
        boolean back = known == null || !clock.instant().isBefore(sent.plus(known.payment.after()));
        return back ? Progress.SETTLED : Progress.SENT;
    }

    /** What a column can hold. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
        return "SandboxGateway[" + NAME + "]";
    }
}
