package io.payung.policy;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.product.ClauseText;
import io.payung.product.Finding;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.quote.FactSheet;
import io.payung.quote.QuoteCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The part of a consent that a product's texts and rules judge: with pack and case, the answer is a pure function. */
public record AcceptedConsent(Consent.Party by, Consent.Method method, String language, List<AcceptedClause> clauses) {

    private static final ReasonCode NOT_BY_GUARDIAN = ReasonCode.of("CONSENT_NOT_BY_GUARDIAN");

    static AcceptedConsent of(Consent consent) {
        return new AcceptedConsent(consent.by(), consent.method(), consent.language(), consent.clauses());
    }

    /** The input {@link Decision#ACCEPTED}. */
    Map<String, Object> asInput() {
        return Map.of("by", by.key(), "method", method.key(), "language", language, "clauses", clauses);
    }

    /** What a decision that issued tells since format 3. Throws {@code DECISION_UNREADABLE} when it does not. */
    public static AcceptedConsent recordedIn(Decision decision) {
        Map<String, Object> input = decision.inputs().getOrDefault(Decision.ACCEPTED, Map.of());
        if (!input.keySet().containsAll(Set.of("by", "method", "language", "clauses"))) {
            throw new PayungException("DECISION_UNREADABLE", "the stored decision does not tell what was accepted; restore it from a backup");
        }
        return CanonicalJson.read(CanonicalJson.write(input), AcceptedConsent.class);
    }

    /** Why it does not do; empty when it does. */
    public List<Reason> reasons(ProductPack pack, QuoteCase quoted) {
        FactSheet sheet = new FactSheet(pack.product(), quoted);
        List<Reason> reasons = new ArrayList<>();
        Set<String> accepted = accepted(pack, reasons);
        rules(pack, sheet, accepted, reasons);
        party(sheet, reasons);
        return reasons;
    }

    private Set<String> accepted(ProductPack pack, List<Reason> reasons) {
        Set<String> accepted = new HashSet<>();
        for (AcceptedClause clause : clauses) {
            ClauseText text = pack.clauses().getOrDefault(clause.id(), Map.of()).get(language);
            if (text == null) {
                reasons.add(Reason.about("CLAUSE_UNKNOWN", "clauses"));
            } else if (!text.sha256().equals(clause.sha256())) {
                reasons.add(Reason.about("CLAUSE_CHANGED", "clauses/" + clause.id()));
            } else {
                accepted.add(clause.id());
            }
        }
        return accepted;
    }

    private void rules(ProductPack pack, FactSheet sheet, Set<String> accepted, List<Reason> reasons) {
        RuleFacts facts = sheet.ofConsent(language, by.key(), method.key());
        List<Finding> findings = pack.rules().decide(RuleSet.CONSENT, facts).fold(RuleAnswer.Decided::findings, missing -> {
            throw new PayungException("FACT_MISSING", "consent rules read " + missing.names());
        });
        Set<String> told = new TreeSet<>();
        for (Finding finding : findings) {
            if (finding.word() == Finding.Word.DECLINE) {
                reasons.add(finding.about("consent"));
            } else if (!accepted.contains(finding.target()) && told.add(finding.target())) {
                reasons.add(Reason.about("CLAUSE_NOT_ACCEPTED", "clauses/" + finding.target()));
            }
        }
    }

    /** Whatever the product's rules say: no minor consents alone, and nobody is a guardian whom the request does not know. */
    private void party(FactSheet sheet, List<Reason> reasons) {
        boolean byGuardian = by == Consent.Party.GUARDIAN;
        if (byGuardian && !sheet.hasGuardian()) {
            reasons.add(Reason.about("CONSENT_NOT_BY_APPLICANT", "consent"));
        }
        if (!byGuardian && sheet.applicantIsMinor() && reasons.stream().noneMatch(reason -> reason.code().equals(NOT_BY_GUARDIAN))) {
            reasons.add(new Reason(NOT_BY_GUARDIAN, null, "consent", null, null));
        }
    }
}
