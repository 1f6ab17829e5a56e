package io.payung.store;

import io.payung.claim.Claim;
import io.payung.money.Money;
import io.payung.policy.Policy;
import java.util.Map;
import java.util.TreeMap;

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

    static Map<String, Object> of(Claim claim) {
        return Map.of("claim", claim.id().toString(), "policyNumber", claim.policy().value(), "state", claim.state().key());
    }

    static Map<String, Object> of(Money money) {
        return Map.of("amount", money.plainAmount(), "currency", money.currency().getCurrencyCode());
    }
}
