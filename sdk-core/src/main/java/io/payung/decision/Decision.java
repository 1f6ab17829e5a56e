package io.payung.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a receipt that a replay must reproduce byte for byte: what was asked of which rules with which inputs, and the answer.
 *
 * @param format   layout of this record; 1 names the rules that decided, 2 also where they stand and what held back every other rule, 3 also the
 *                 case itself, so that it can be decided again from this record alone
 * @param pack     the content that decided
 * @param asOf     the date at which it was decided, in the product's zone
 * @param outcome  {@code offered}, {@code declined}, {@code issued}, {@code complete} ...
 * @param inputs   every fact given to the rules, by rule set and subject, beside {@link #CASE} and {@link #ACCEPTED}; personal, so kept out of
 *                 {@code toString}
 * @param reasons  the rules that decided, in canonical order
 * @param heldBack by the keys of {@code inputs}: rule id → its false conditions, numbered from 1 in the author's order; without
 *                 the keys of which no rule was held back, and empty in format 1
 * @param results  what follows from them: premium, limits, clauses, documents
 */
@JsonPropertyOrder({"format", "pack", "asOf", "outcome", "inputs", "reasons", "heldBack", "results"})
public record Decision(
        int format,
        PackRef pack,
        LocalDate asOf,
        String outcome,
        Map<String, Map<String, Object>> inputs,
        List<Reason> reasons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, List<Integer>>> heldBack,
        Map<String, Object> results) {

    /** The format written today; older ones stay readable. */
    public static final int CURRENT_FORMAT = 3;

    /** The input that says what was quoted, of a decision about a quote since format 3. */
    public static final String CASE = "case";

    /** The input that says what was accepted and how, of a decision that issued since format 3. */
    public static final String ACCEPTED = "accepted";

    private static final int WITHOUT_HELD_BACK = 1;
    private static final int WITHOUT_CASE = 2;

    public Decision {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        reasons = reasons.stream().sorted().toList();
        heldBack = canonical(heldBack);
        results = Collections.unmodifiableMap(new TreeMap<>(results));
    }

    /** The same as it would have been recorded in an older format, to be compared with what was recorded then. */
    public Decision inFormat(int older) {
        if (older >= format) {
            return this;
        }
        Map<String, Map<String, Object>> given = new TreeMap<>(inputs);
        given.keySet().removeAll(List.of(CASE, ACCEPTED));
        if (older == WITHOUT_CASE) {
            return new Decision(WITHOUT_CASE, pack, asOf, outcome, given, reasons, heldBack, results);
        }
        List<Reason> plain = reasons.stream().map(Reason::withoutPlace).toList();
        return new Decision(WITHOUT_HELD_BACK, pack, asOf, outcome, given, plain, Map.of(), results);
    }

    /** The same decision with another outcome, for an offer that was issued. */
    public Decision as(String newOutcome) {
        return new Decision(format, pack, asOf, newOutcome, inputs, reasons, heldBack, results);
    }

    /** The same inputs, refused for these reasons. */
    public Decision declined(List<Reason> why) {
        return new Decision(format, pack, asOf, "declined", inputs, why, heldBack, Map.of());
    }

    /** The same decision with what was accepted, for an offer that was issued. */
    public Decision accepted(Map<String, Object> consent) {
        Map<String, Map<String, Object>> given = new TreeMap<>(inputs);
        given.put(ACCEPTED, consent);
        return new Decision(format, pack, asOf, outcome, given, reasons, heldBack, results);
    }

    /** A record of format 1 has none. */
    private static Map<String, Map<String, List<Integer>>> canonical(@Nullable Map<String, Map<String, List<Integer>>> heldBack) {
        Map<String, Map<String, List<Integer>>> bySubject = new TreeMap<>();
        if (heldBack != null) {
            heldBack.forEach((subject, rules) -> {
                Map<String, List<Integer>> byRule = new TreeMap<>();
                rules.forEach((rule, conditions) -> byRule.put(rule, conditions.stream().sorted().toList()));
                bySubject.put(subject, Collections.unmodifiableMap(byRule));
            });
        }
        return Collections.unmodifiableMap(bySubject);
    }

    @Override
    public String toString() {
        return "Decision[" + outcome + " of " + pack.product() + " v" + pack.version() + ", reasons=" + reasons + "]";
    }
}
