package io.payung.policy;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fault.PayungException;
import io.payung.product.ClauseText;
import io.payung.product.Finding;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.quote.FactSheet;
import io.payung.quote.QuoteCase;
import io.payung.quote.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares a consent with what was offered and with the product's consent rules. */
final class ConsentCheck {

    /** A customer's phone may be wrong by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private static final ReasonCode NOT_BY_GUARDIAN = ReasonCode.of("CONSENT_NOT_BY_GUARDIAN");

    private final ProductPack pack;
    private final Ticket ticket;
    private final Consent consent;
    private final List<Reason> reasons = new ArrayList<>();

    ConsentCheck(ProductPack pack, Ticket ticket, Consent consent) {
        this.pack = pack;
        this.ticket = ticket;
        this.consent = consent;
    }

    /**
     * Why the consent does not do; empty when it does.
     *
     * @param quoted the case it is for: as quoted, or as it has become when it is issued
     */
    List<Reason> reasons(QuoteCase quoted, Instant now) {
        if (!pack.product().languages().contains(consent.language())) {
            return List.of(Reason.about("CONSENT_LANGUAGE_UNKNOWN", "consent"));
        }
        if (consent.acceptedAt().isBefore(ticket.offeredAt().minus(CLOCK_SKEW))) {
            reasons.add(Reason.about("CONSENT_BEFORE_OFFER", "consent"));
        }
        if (consent.acceptedAt().isAfter(now.plus(CLOCK_SKEW))) {
            reasons.add(Reason.about("CONSENT_IN_FUTURE", "consent"));
        }
        FactSheet sheet = new FactSheet(pack.product(), quoted);
        rules(sheet, accepted());
        party(sheet);
        return reasons.stream().distinct().sorted().toList();
    }

    private Set<String> accepted() {
        Set<String> accepted = new HashSet<>();
        for (AcceptedClause clause : consent.clauses()) {
            ClauseText text = pack.clauses().getOrDefault(clause.id(), Map.of()).get(consent.language());
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

    /** Whatever the product's rules say: no minor consents alone, and nobody is a guardian whom the request does not know. */
    private void party(FactSheet sheet) {
        boolean byGuardian = consent.by() == Consent.Party.GUARDIAN;
        if (byGuardian && !sheet.hasGuardian()) {
            reasons.add(Reason.about("CONSENT_NOT_BY_APPLICANT", "consent"));
        }
        if (!byGuardian && sheet.applicantIsMinor() && reasons.stream().noneMatch(reason -> reason.code().equals(NOT_BY_GUARDIAN))) {
            reasons.add(new Reason(NOT_BY_GUARDIAN, null, "consent", null, null));
        }
    }

    private void rules(FactSheet sheet, Set<String> accepted) {
        RuleFacts facts = sheet.ofConsent(consent.language(), consent.by().key(), consent.method().key());
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
}
