package io.payung.change;

import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Says why a change was done: what was asked, what the policy had cost, and what followed. */
final class ChangeReceipts {

    private ChangeReceipts() {}

    static DecisionReceipt of(UUID id, PolicyFile file, ChangeRequest request, Assessor.Assessment found, Instant now) {
        Map<String, Object> asked = new TreeMap<>(Map.of("kind", found.kind().key(), "state", found.before().key()));
        if (request.occurredOn() != null) {
            asked.put("occurredOn", request.occurredOn());
        }
        ChangeTerms terms = found.terms();
        Map<String, Object> results = new TreeMap<>(Map.of(
                "state", terms.state().key(),
                "coveredUntil", terms.coveredUntil(),
                "priceDifference", terms.priceDifference(),
                "refund", terms.refund(),
                "lines", terms.lines(),
                "payers", terms.payers()));
        Decision decision = new Decision(
                Decision.CURRENT_FORMAT, file.policy().pack(), file.dayOf(now), "changed",
                Map.of("change", asked, "policy", Map.of(
                        "coverFrom", file.policy().coverFromDate(), "coverUntil", file.policy().coverUntil(), "premium", file.policy().premium())),
                List.of(), Map.of(), results);
        return new DecisionReceipt(id, now, file.pack().rules().engineVersion(), file.details().receipt().language(), decision);
    }
}
