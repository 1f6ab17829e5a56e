package io.payung.sandbox;

import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.policy.PolicyNumber;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one payment at the {@link SandboxGateway}.
 *
 * @param amount what is paid, above zero; absent where nothing is
 * @param after  how long after it is first told or asked about it settles, by the test clock; zero at once
 */
public record SandboxPayment(Outcome outcome, @Nullable Money amount, Duration after) {

    /** What becomes of it. */
    public enum Outcome {
        /** The money is there. */
        SETTLE,
        /** It arrives later, and its refund, too. */
        LATE,
        /** It never arrives. */
        FAIL,
        /** It was given back. */
        REVERSE,
        /** The gateway does not answer. */
        UNKNOWN;

        private boolean pays() {
            return this == SETTLE || this == LATE;
        }
    }

    /** How long money under a late reference takes. */
    public static final Duration USUALLY_LATE = Duration.ofHours(6);

    private static final Pattern SCRIPT = Pattern.compile(
            PolicyNumber.TEST + "(?:(?<pays>SETTLE|LATE)-(?<amount>[0-9]{1,15}(?:\\.[0-9]{1,6})?)-(?<currency>[A-Z]{3})|(?<not>FAIL|REVERSE|UNKNOWN))(?:-.*)?");

    public SandboxPayment {
        if (outcome.pays() != (amount != null) || amount != null && !amount.isPositive()) {
            throw new PayungException("SANDBOX_AMOUNT", "a payment that settles has an amount above zero, and no other has one");
        }
        if (after.isNegative() || (outcome == Outcome.LATE) == after.isZero() || after.compareTo(SandboxClock.FARTHEST) > 0) {
            throw new PayungException("SANDBOX_DELAY", "a late payment comes after more than nothing and less than 50 years, every other at once");
        }
    }

    public static SandboxPayment settled(Money amount) {
        return new SandboxPayment(Outcome.SETTLE, amount, Duration.ZERO);
    }

    public static SandboxPayment late(Money amount, Duration after) {
        return new SandboxPayment(Outcome.LATE, amount, after);
    }

    /** {@code FAIL}, {@code REVERSE} or {@code UNKNOWN}. */
    public static SandboxPayment without(Outcome outcome) {
        return new SandboxPayment(outcome, null, Duration.ZERO);
    }

    /** What a reference says by itself: {@code TEST-SETTLE-20000-IDR-order-7}; nothing when it says nothing. */
    static Optional<SandboxPayment> of(String reference) {
        Matcher script = SCRIPT.matcher(reference);
        if (!script.matches()) {
            return Optional.empty();
        }
        if (script.group("not") != null) {
            return Optional.of(without(Outcome.valueOf(script.group("not"))));
        }
        return money(script.group("amount"), script.group("currency")).map(amount ->
                script.group("pays").equals("LATE") ? late(amount, USUALLY_LATE) : settled(amount));
    }

    private static Optional<Money> money(String amount, String currency) {
        boolean known = Currency.getAvailableCurrencies().stream().anyMatch(each -> each.getCurrencyCode().equals(currency));
        return known ? Optional.of(Money.of(amount, currency)).filter(Money::isPositive) : Optional.empty();
    }
}
