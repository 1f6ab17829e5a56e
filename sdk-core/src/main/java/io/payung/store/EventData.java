package io.payung.store;

import io.payung.change.ChangeStore.NewChange;
import io.payung.change.PolicyChange;
import io.payung.claim.Claim;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimMove;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import io.payung.policy.Application;
import io.payung.policy.ApplicationId;
import io.payung.policy.Instalment;
import io.payung.policy.Move;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What events tell: ids, states, dates and amounts that stand in clear in the store anyway. */
final class EventData {

    private EventData() {}

    static Map<String, Object> of(Policy policy) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "policyNumber", policy.number().value(),
                "state", policy.stateAt(policy.issuedAt()).key(),
                "product", policy.pack().product(),
                "productVersion", policy.pack().version(),
                "plan", policy.plan(),
                "coverFrom", policy.coverFrom().toString(),
                "coverUntil", policy.coverUntil().toString(),
                "premium", of(policy.premium())));
        if (policy.partnerReference() != null) {
            data.put("partnerReference", policy.partnerReference());
        }
        return data;
    }

    /** @param payments what has been paid for it so far */
    static Map<String, Object> of(Policy policy, List<PaymentAllocation> payments) {
        Map<String, Object> data = of(policy);
        data.put("payments", payments.stream().map(EventData::of).toList());
        return data;
    }

    static NewEvent event(UUID id, PartnerId partner, PolicyNumber policy, PaymentAllocation share, Instant at) {
        Map<String, Object> data = of(share);
        data.put("policyNumber", policy.value());
        return new NewEvent(id, partner, EventStream.policy(policy.value()), EventType.PAYMENT_RECEIVED, at, data);
    }

    private static Map<String, Object> of(PaymentAllocation payment) {
        return new TreeMap<>(Map.of(
                "gateway", payment.gateway(),
                "reference", payment.reference(),
                "payer", payment.payer(),
                "amount", of(payment.amount()),
                "paidAt", payment.paidAt().toString()));
    }

    /** @param moved the policy as it stands after the move */
    static NewEvent event(Policy moved, Move why) {
        Standing standing = moved.standing();
        Map<String, Object> data = new TreeMap<>(Map.of(
                "policyNumber", moved.number().value(),
                "state", moved.stateAt(why.at()).key(),
                "since", (standing == null ? why.since() : standing.since()).toString(),
                "cause", why.cause(),
                "product", moved.pack().product(),
                "productVersion", moved.pack().version()));
        putIfPresent(data, "partnerReference", moved.partnerReference());
        data.putAll(why.told());
        return new NewEvent(why.eventId(), moved.partner(), EventStream.policy(moved.number().value()), why.type(), why.at(), data);
    }

    static NewEvent event(UUID id, Policy policy, Instalment paid, Instant at) {
        Map<String, Object> data = Map.of(
                "policyNumber", policy.number().value(),
                "instalment", paid.number(),
                "dueOn", paid.dueOn().toString(),
                "amount", of(paid.amount()),
                "paidAt", (paid.paidAt() == null ? at : paid.paidAt()).toString());
        return new NewEvent(id, policy.partner(), EventStream.policy(policy.number().value()), EventType.INSTALMENT_PAID, at, data);
    }

    static Map<String, Object> of(Claim claim) {
        return Map.of("claim", claim.id().toString(), "policyNumber", claim.policy().value(), "state", claim.state().key());
    }

    /** What the last move of the file tells: sums, and never for what or why. */
    static NewEvent event(UUID id, ClaimFile file) {
        ClaimMove move = file.moves().get(file.moves().size() - 1);
        Claim claim = file.claim();
        Map<String, Object> data = new TreeMap<>(of(claim));
        EventType type = EventType.CLAIM_UPDATED;
        if (move.decision() != null) {
            type = EventType.CLAIM_DECIDED;
            data.put("approved", of(file.approved()));
        } else if (move.payment() != null) {
            type = EventType.CLAIM_PAID;
            data.putAll(Map.of("reference", move.payment().reference(), "amount", of(move.payment().amount()), "paid", of(file.paid())));
        }
        return new NewEvent(id, claim.partner(), EventStream.policy(claim.policy().value()), type, move.at(), data);
    }

    static NewEvent event(UUID id, Application application, Instant at) {
        EventType type = switch (application.state()) {
            case AWAITING_PAYMENT -> EventType.APPLICATION_APPLIED;
            case ISSUED -> EventType.APPLICATION_ISSUED;
            case LAPSED -> EventType.APPLICATION_LAPSED;
            case REFUND_DUE -> EventType.APPLICATION_REFUND_DUE;
            case REFUNDED -> EventType.APPLICATION_REFUNDED;
        };
        return new NewEvent(id, application.partner(), EventStream.application(application.id().toString()), type, at, of(application));
    }

    private static Map<String, Object> of(Application application) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "application", application.id().toString(),
                "state", application.state().key(),
                "product", application.pack().product(),
                "productVersion", application.pack().version(),
                "plan", application.plan(),
                "payBy", application.payBy().toString(),
                "dueNow", of(application.dueNow()),
                "paymentReference", application.paymentReference()));
        putIfPresent(data, "partnerReference", application.partnerReference());
        putIfPresent(data, "code", application.code());
        putIfPresent(data, "policyNumber", application.policy() == null ? null : application.policy().value());
        return data;
    }

    /** A change that leaves a policy as it stands. */
    static NewEvent event(NewChange created) {
        PolicyChange change = created.change();
        Map<String, Object> data = new TreeMap<>(change.told());
        data.put("policyNumber", change.policy().value());
        data.put("state", change.after().key());
        return new NewEvent(
                Objects.requireNonNull(created.eventId()), created.partner(), EventStream.policy(change.policy().value()), EventType.POLICY_CHANGED, change.at(), data);
    }

    static NewEvent event(UUID id, PartnerId partner, EventType type, RefundDue due, Instant at) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "gateway", due.gateway(), "reference", due.reference(), "amount", of(due.amount()), "code", due.code()));
        putIfPresent(data, "part", due.part().isEmpty() ? null : due.part());
        return new NewEvent(id, partner, EventStream.payment(due.gateway(), due.reference()), type, at, data);
    }

    static NewEvent event(UUID id, PartnerId partner, Reversed reversed, Instant at) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "gateway", reversed.gateway(),
                "reference", reversed.reference(),
                "amount", of(reversed.amount()),
                "policies", reversed.policies(),
                "applications", reversed.applications().stream().map(ApplicationId::toString).toList()));
        return new NewEvent(id, partner, EventStream.payment(reversed.gateway(), reversed.reference()), EventType.PAYMENT_REVERSED, at, data);
    }

    private static void putIfPresent(Map<String, Object> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    static Map<String, Object> of(Money money) {
        return Map.of("amount", money.plainAmount(), "currency", money.currency().getCurrencyCode());
    }
}
