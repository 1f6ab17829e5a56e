package io.payung.bordereau;

import io.payung.bordereau.BordereauLine.Kind;
import io.payung.bordereau.BordereauLine.Sold;
import io.payung.event.Event;
import io.payung.event.EventType;
import io.payung.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event means for the insurer; nothing for one that moves neither cover nor money. */
final class BordereauReader {

    private static final Map<String, EventType> TYPES =
            Stream.of(EventType.values()).collect(Collectors.toUnmodifiableMap(EventType::key, Function.identity()));

    private final ZoneId zone;

    BordereauReader(ZoneId zone) {
        this.zone = zone;
    }

    List<BordereauLine> lines(Event event) {
        EventType type = TYPES.get(event.type());
        if (type == null) {
            return List.of();
        }
        return switch (type) {
            case POLICY_ISSUED -> sold(event);
            case PAYMENT_RECEIVED -> List.of(received(event, event.data()));
            case PAYMENT_REFUND_DUE -> List.of(refund(event, Kind.REFUND_DUE));
            case PAYMENT_REFUND_WITHDRAWN -> List.of(refund(event, Kind.REFUND_WITHDRAWN));
            case PAYMENT_REFUNDED -> List.of(refund(event, Kind.REFUNDED));
            case PAYMENT_REVERSED -> List.of(reversed(event));
            case POLICY_CHANGED -> List.of(move(event, Kind.CHANGED));
            case POLICY_IN_GRACE -> List.of(move(event, Kind.IN_GRACE));
            case POLICY_LAPSED -> List.of(move(event, Kind.LAPSED));
            case POLICY_BACK_IN_FORCE -> List.of(move(event, Kind.BACK_IN_FORCE));
            case POLICY_REINSTATED -> List.of(move(event, Kind.REINSTATED));
            case POLICY_CANCELLED -> List.of(move(event, Kind.CANCELLED));
            case POLICY_VOIDED -> List.of(move(event, Kind.VOIDED));
            case POLICY_REPLACED -> List.of(move(event, Kind.REPLACED));
            case POLICY_ENDED_BY_CLAIM -> List.of(move(event, Kind.ENDED_BY_CLAIM));
            case CLAIM_NOTIFIED -> List.of(claim(event, Kind.CLAIM_NOTIFIED, null));
            case CLAIM_DECIDED -> List.of(claim(event, Kind.CLAIM_DECIDED, money(event.data().get("approved"))));
            case CLAIM_PAID -> List.of(claim(event, Kind.CLAIM_PAID, money(event.data().get("amount"))));
            default -> List.of();
        };
    }

    private List<BordereauLine> sold(Event event) {
        Map<String, Object> data = event.data();
        Sold sold = new Sold(
                text(data, "product"), ((Number) data.get("productVersion")).intValue(), text(data, "plan"),
                Instant.parse(text(data, "coverFrom")).atZone(zone).toLocalDate(), LocalDate.parse(text(data, "coverUntil")));
        List<BordereauLine> lines = new ArrayList<>();
        lines.add(new BordereauLine(
                Kind.SOLD, event.occurredAt(), event.id(), textOrNull(data, "policyNumber"), sold, textOrNull(data, "partnerReference"), null, null,
                money(data.get("premium"))));
        if (data.get("payments") instanceof List<?> payments) {
            payments.forEach(payment -> lines.add(received(event, map(payment))));
        }
        return lines;
    }

    private static BordereauLine received(Event event, Map<?, ?> payment) {
        return new BordereauLine(
                Kind.PREMIUM_RECEIVED, event.occurredAt(), event.id(), textOrNull(event.data(), "policyNumber"), null, reference(payment),
                text(payment, "payer"), null, money(payment.get("amount")));
    }

    private static BordereauLine refund(Event event, Kind kind) {
        Map<String, Object> data = event.data();
        return new BordereauLine(
                kind, event.occurredAt(), event.id(), null, null, reference(data), null, textOrNull(data, "code"), money(data.get("amount")));
    }

    /** One payment may have paid for many policies: then the event says which. */
    private static BordereauLine reversed(Event event) {
        Map<String, Object> data = event.data();
        boolean one = data.get("policies") instanceof List<?> policies && policies.size() == 1;
        String policy = one ? String.valueOf(((List<?>) data.get("policies")).get(0)) : null;
        return new BordereauLine(
                Kind.PAYMENT_REVERSED, event.occurredAt(), event.id(), policy, null, reference(data), null, null, money(data.get("amount")));
    }

    private static BordereauLine move(Event event, Kind kind) {
        Map<String, Object> data = event.data();
        String what = textOrNull(data, "kind");
        return new BordereauLine(
                kind, event.occurredAt(), event.id(), textOrNull(data, "policyNumber"), null, textOrNull(data, "change"), null,
                what == null ? textOrNull(data, "cause") : what, null);
    }

    private static BordereauLine claim(Event event, Kind kind, @Nullable Money amount) {
        Map<String, Object> data = event.data();
        String payment = textOrNull(data, "reference");
        return new BordereauLine(
                kind, event.occurredAt(), event.id(), textOrNull(data, "policyNumber"), null,
                payment == null ? text(data, "claim") : text(data, "claim") + "/" + payment, null, text(data, "state"), amount);
    }

    private static String reference(Map<?, ?> payment) {
        return text(payment, "gateway") + "/" + text(payment, "reference");
    }

    private static Money money(@Nullable Object money) {
        return Money.of(text(map(money), "amount"), text(map(money), "currency"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static String text(Map<?, ?> data, String name) {
        return String.valueOf(Objects.requireNonNull(data.get(name), name));
    }

    private static @Nullable String textOrNull(Map<?, ?> data, String name) {
        Object value = data.get(name);
        return value == null ? null : value.toString();
    }
}
