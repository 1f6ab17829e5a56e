package io.payung.quote;

import io.payung.consent.Clause;
import java.util.Map;
import java.util.TreeMap;

/** What an offer promises, in the plain form that a decision keeps and a replay compares. */
final class Results {

    private Results() {}

    static Map<String, Object> of(Verdict.Terms terms) {
        Map<String, Object> limits = new TreeMap<>();
        terms.limits().forEach(limit -> limits.put(limit.benefit(), limit.amount().plainAmount()));
        Map<String, Object> clauses = new TreeMap<>();
        for (Clause clause : terms.clauses().all()) {
            clauses.put(clause.id(), Map.of("sha256", clause.sha256(), "mustAccept", clause.mustAccept()));
        }
        Map<String, Object> results = new TreeMap<>(Map.of(
                "coverStart", terms.coverStart(),
                "coverEnd", terms.coverEnd(),
                "premium", terms.premium(),
                "lines", terms.lines(),
                "limits", limits,
                "clauses", clauses,
                "claimGuide", terms.claimGuide()));
        if (!terms.payers().isEmpty()) {
            results.put("payers", terms.payers());
        }
        if (!terms.instalments().isEmpty()) {
            results.put("instalments", terms.instalments());
        }
        return results;
    }
}
