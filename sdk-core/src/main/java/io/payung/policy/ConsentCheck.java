package io.payung.policy;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.MethodProof;
import io.payung.consent.ShownText;
import io.payung.decision.Reason;
import io.payung.product.ClauseText;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteCase;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a consent with what was offered and with the product's consent rules. */
final class ConsentCheck {

    /** A customer's phone may be wrong by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

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
     * @param quoted     the case it is for: as quoted, or as it has become when it is issued
     * @param receivedAt when the server received it
     */
    List<Reason> reasons(QuoteCase quoted, Instant receivedAt) {
        if (!pack.product().languages().contains(consent.language())) {
            return List.of(Reason.about("CONSENT_LANGUAGE_UNKNOWN", "consent"));
        }
        if (consent.acceptedAt().isBefore(ticket.offeredAt().minus(CLOCK_SKEW))) {
            reasons.add(Reason.about("CONSENT_BEFORE_OFFER", "consent"));
        }
        if (consent.acceptedAt().isAfter(receivedAt.plus(CLOCK_SKEW))) {
            reasons.add(Reason.about("CONSENT_IN_FUTURE", "consent"));
        }
        shown();
        proof(quoted);
        reasons.addAll(AcceptedConsent.of(consent).reasons(pack, quoted));
        return reasons.stream().distinct().sorted().toList();
    }

    /** Only what this product says may have been shown, and only what was shown can have been accepted. */
    private void shown() {
        List<ShownText> shown = consent.shown();
        if (shown == null) {
            return;
        }
        for (ShownText each : shown) {
            ClauseText text = pack.clauses().getOrDefault(each.id(), Map.of()).get(each.language());
            if (text == null) {
                reasons.add(Reason.about("CLAUSE_UNKNOWN", "shown"));
            } else if (!text.sha256().equals(each.sha256())) {
                reasons.add(Reason.about("CLAUSE_CHANGED", "shown/" + each.id()));
            }
        }
        for (AcceptedClause clause : consent.clauses()) {
            if (!shown.contains(new ShownText(clause.id(), consent.language(), clause.sha256()))) {
                boolean known = pack.clauses().containsKey(clause.id());
                reasons.add(Reason.about("CLAUSE_NOT_SHOWN", known ? "clauses/" + clause.id() : "clauses"));
            }
        }
    }

    /** A method without what it leaves behind proves nothing, and a witness is somebody else. */
    private void proof(QuoteCase quoted) {
        MethodProof proof = consent.proof() == null ? MethodProof.NONE : consent.proof();
        for (Consent.Need need : consent.method().needs()) {
            switch (need) {
                case EVIDENCE -> missing(proof.sha256(), "CONSENT_EVIDENCE_MISSING");
                case WITNESS -> missing(proof.witness(), "CONSENT_WITNESS_MISSING");
                case AGENT -> missing(proof.agent(), "CONSENT_AGENT_MISSING");
                default -> throw new IllegalStateException("a need without a check");
            }
        }
        String witness = proof.witness();
        if (witness != null && names(quoted.request()).contains(alike(witness))) {
            reasons.add(Reason.about("CONSENT_WITNESS_IS_PARTY", "consent"));
        }
    }

    private void missing(@Nullable String what, String code) {
        if (what == null || what.isBlank()) {
            reasons.add(Reason.about(code, "consent"));
        }
    }

    private static Set<String> names(QuoteRequest request) {
        Set<String> names = new HashSet<>(Set.of(alike(request.applicant().fullName())));
        request.lives().forEach(life -> names.add(alike(life.fullName())));
        if (request.guardian() != null) {
            names.add(alike(request.guardian().fullName()));
        }
        return names;
    }

    private static String alike(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
