package io.payung.samples.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.decision.Reason;
import io.payung.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small things that the shop's own endpoints tell, spelt as the starter spells them. */
final class Told {

    private Told() {}

    /** An amount in plain notation. */
    record Sum(String amount, String currency) {

        static Sum of(Money money) {
            return new Sum(money.plainAmount(), money.currency().getCurrencyCode());
        }
    }

    /** Something with the product's name for it. */
    record Named(String id, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Why(String code, @Nullable String subject, String message, @Nullable String actual, @Nullable String limit) {}

    /** What was paid for a claim, and to whom. */
    record Payment(String reference, String payee, Sum amount, String paidAt) {}

    /** A document that is missing; the names of papers of which one is enough. */
    record Missing(String type, String name, List<Named> oneOf) {}

    static Why of(Reason reason, String message) {
        return new Why(reason.code().value(), reason.subject(), message, reason.actual(), reason.limit());
    }
}
