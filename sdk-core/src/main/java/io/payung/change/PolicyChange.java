package io.payung.change;

import io.payung.money.Money;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a policy, without anything personal.
 *
 * @param number     1 for the policy's first one, and so on
 * @param before     in which state it was
 * @param after      in which state it was then
 * @param refund     what its payers got back
 * @param replacedBy the policy that replaces it, or absent
 */
public record PolicyChange(
        UUID id,
        PolicyNumber policy,
        int number,
        ChangeKind kind,
        PolicyState before,
        PolicyState after,
        Instant at,
        Money refund,
        @Nullable PolicyNumber replacedBy) {

    /** What its event tells beside the policy and its state. */
    public Map<String, Object> told() {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "change", id.toString(),
                "kind", kind.key(),
                "refund", Map.of("amount", refund.plainAmount(), "currency", refund.currency().getCurrencyCode())));
        if (replacedBy != null) {
            data.put("replacedBy", replacedBy.value());
        }
        return data;
    }
}
