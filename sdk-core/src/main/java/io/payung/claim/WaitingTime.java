package io.payung.claim;

import io.payung.policy.Policy;
import io.payung.product.Product;
import io.payung.product.terms.Waiting;
import java.time.LocalDate;

/** The first days of a cover during which a cause is not covered. Whoever has waited under an earlier policy does not wait again. */
final class WaitingTime {

    private final Product product;
    private final ClaimCase of;
    private final ClaimLife life;

    WaitingTime(ClaimCase of, ClaimLife life) {
        this.product = of.pack().product();
        this.of = of;
        this.life = life;
    }

    boolean isRunning(ClaimEvent event) {
        // Nobody waits before the cover begins: that event is another reason.
        return !event.date().isBefore(of.policy().coverFromDate())
                && product.cover().waiting().stream().anyMatch(waiting -> isOf(waiting, event.cause()) && event.date().isBefore(end(waiting)));
    }

    private static boolean isOf(Waiting waiting, String cause) {
        return waiting.cause().equals("any") || waiting.cause().equals(cause);
    }

    /** The first day on which nobody waits any more. */
    private LocalDate end(Waiting waiting) {
        Policy first = first(waiting);
        LocalDate from = waiting.from().equals("issue") ? product.onSale().dateOf(first.issuedAt()) : first.coverFromDate();
        return from.plusDays(waiting.days());
    }

    /** The policy with which the cover began that has gone on without a gap since, as far as the product counts it on. */
    private Policy first(Waiting waiting) {
        Policy first = of.policy();
        for (EarlierCover earlier : of.earlier()) {
            if (!waiting.waivedOn().contains(earlier.change()) || !earlier.leadsTo(first)
                    || !earlier.insured(life.candidates(), of.policy(), of.details().request(), product.cover().object())) {
                return first;
            }
            first = earlier.cover().policy();
        }
        return first;
    }
}
