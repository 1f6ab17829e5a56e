package io.payung.consent;

import io.payung.party.Applicant;
import io.payung.party.Guardian;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of an offer, in the order in which they are shown, and the way from there to a {@link Consent}:
 * {@code clauses.acceptedBy(applicant).via("app").inLanguage("id").at(instant).all()}.
 */
public record OfferedClauses(List<Clause> all) {

    public OfferedClauses {
        all = List.copyOf(all);
    }

    /** Starts a consent by the applicant: by checkbox, unless another method is named. */
    public Acceptance acceptedBy(Applicant applicant) {
        return new Acceptance(Consent.Party.APPLICANT);
    }

    /** Starts a consent by the guardian of an insured minor. */
    public Acceptance acceptedBy(Guardian guardian) {
        return new Acceptance(Consent.Party.GUARDIAN);
    }

    /** A consent that is being put together. Not safe for several threads. */
    public final class Acceptance {

        private final Consent.Party by;
        private String channel = "api";
        private String language = all.isEmpty() ? "" : all.get(0).language();
        private Consent.Method method = Consent.Method.CHECKBOX;
        private Instant at = Instant.MIN;
        private @Nullable MethodProof proof;

        private Acceptance(Consent.Party by) {
            this.by = by;
        }

        public Acceptance via(String channel) {
            this.channel = channel;
            return this;
        }

        public Acceptance inLanguage(String language) {
            this.language = language;
            return this;
        }

        public Acceptance by(Consent.Method method) {
            this.method = method;
            return this;
        }

        /** What the method left behind, for one that needs it. */
        public Acceptance provenBy(MethodProof what) {
            this.proof = what;
            return this;
        }

        public Acceptance at(Instant at) {
            this.at = at;
            return this;
        }

        /** Every clause of the offer was accepted. */
        public Consent all() {
            return of(OfferedClauses.this.all);
        }

        /** Only the clauses with these ids were accepted. */
        public Consent only(String... ids) {
            List<String> wanted = List.of(ids);
            return of(OfferedClauses.this.all.stream().filter(clause -> wanted.contains(clause.id())).toList());
        }

        private Consent of(List<Clause> clauses) {
            List<AcceptedClause> accepted = new ArrayList<>();
            for (Clause clause : clauses) {
                accepted.add(new AcceptedClause(clause.id(), clause.sha256()));
            }
            return new Consent(by, at, language, channel, method, null, accepted, proof, null);
        }
    }
}
