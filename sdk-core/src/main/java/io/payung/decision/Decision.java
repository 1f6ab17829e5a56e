package io.payung.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a receipt that a replay must reproduce byte for byte: what was asked of which rules with which inputs, and the answer.
 *
 * @param format  layout of this record; 1 names the rules that decided, not yet the conditions that were false
 * @param pack    the content that decided
 * @param asOf    the date at which it was decided, in the product's zone
 * @param outcome {@code offered}, {@code declined}, {@code issued}, {@code complete} ...
 * @param inputs  every fact given to the rules, by rule set and subject; personal, so kept out of {@code toString}
 * @param reasons the rules that decided, in canonical order
 * @param results what follows from them: premium, limits, clauses, documents
 */
@JsonPropertyOrder({"format", "pack", "asOf", "outcome", "inputs", "reasons", "results"})
public record Decision(
        int format,
        PackRef pack,
        LocalDate asOf,
        String outcome,
        Map<String, Map<String, Object>> inputs,
        List<Reason> reasons,
        Map<String, Object> results) {

    /** The format written today; older ones stay readable. */
    public static final int CURRENT_FORMAT = 1;

    public Decision {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        reasons = reasons.stream().sorted().toList();
        results = Collections.unmodifiableMap(new TreeMap<>(results));
    }

    @Override
    public String toString() {
        return "Decision[" + outcome + " of " + pack.product() + " v" + pack.version() + ", reasons=" + reasons + "]";
    }
}
