package io.payung.policy;

import io.payung.payment.PaymentNotices;
import io.payung.payment.RefundSettler;
import java.time.Duration;
import java.util.List;

/** What applications are put together from, beside what issuing is. */
public record ApplicationsParts(
        IssuingParts issuing, PaymentStore payments, List<PaymentNotices> notices, List<RefundSettler> settlers, Duration payWithin) {

    public ApplicationsParts {
        notices = List.copyOf(notices);
        settlers = List.copyOf(settlers);
    }
}
