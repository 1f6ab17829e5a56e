package io.payung.policy;

import io.payung.money.Money;
import io.payung.payment.RefundDue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came in for the shares of one application, added up by payment. */
final class ReceivedShares {

    private record Source(String gateway, String reference) {}

    private ReceivedShares() {}

    /** One for each payment: all of it when it was made for this application alone, else its part for this application. */
    static List<RefundDue> refunds(List<PremiumShare> shares, Application application, String code, Instant now) {
        Map<Source, Money> received = new LinkedHashMap<>();
        for (PremiumShare share : shares) {
            if (share.isPaid()) {
                Source source = new Source(Objects.requireNonNull(share.gateway()), Objects.requireNonNull(share.reference()));
                received.merge(source, share.amount(), Money::plus);
            }
        }
        return received.entrySet().stream()
                .map(each -> refund(each.getKey(), each.getValue(), application, code, now))
                .toList();
    }

    private static RefundDue refund(Source source, Money amount, Application application, String code, Instant now) {
        String part = source.reference.equals(application.paymentReference()) ? "" : application.id().toString();
        return new RefundDue(source.gateway, source.reference, part, amount, code, now);
    }
}
