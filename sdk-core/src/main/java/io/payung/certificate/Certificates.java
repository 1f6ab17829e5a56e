package io.payung.certificate;

import io.payung.certificate.CertificateTokens.Reference;
import io.payung.consent.proof.ConsentParts;
import io.payung.consent.proof.ConsentReceipt;
import io.payung.consent.proof.Consents;
import io.payung.party.PartnerId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.product.Product;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints certificates and tells what became of them. Used through {@code Payung}; safe for several threads; reads and never writes. */
public final class Certificates {

    /** Looked for in the place of a policy that a wrong token does not name, so that every answer takes one look. */
    private static final Reference NOBODY = new Reference(PartnerId.of("nobody"), new PolicyNumber("-"));

    private final ConsentParts parts;
    private final @Nullable URI verifyAt;
    private final CertificateTokens tokens;

    public Certificates(CertificateParts parts) {
        this.parts = parts.shared();
        this.verifyAt = parts.verifyAt();
        this.tokens = new CertificateTokens(parts.shared().keys());
    }

    /** See {@code Payung.certificate}. */
    public Optional<Certificate> of(PartnerId partner, PolicyNumber number) {
        Dependencies.check();
        Optional<Subject> subject = parts.unitOfWork().run(() -> parts.policies().find(partner, number).map(policy -> {
            PolicyDetails details = parts.policies().details(partner, number).orElseThrow();
            ConsentReceipt receipt = new Consents(partner, parts).receipt(number).orElseThrow();
            return new Subject(policy, details, parts.packs().get(policy.pack()), receipt, number.isTest(), link(partner, number));
        }));
        // Printing takes a while, and needs nothing of the store.
        return subject.map(Printing::of);
    }

    /** See {@code Payung.verifyCertificate}. */
    public Optional<CertificateStatus> verify(String token) {
        Optional<Reference> named = tokens.open(token);
        Reference reference = named.orElse(NOBODY);
        return parts.unitOfWork()
                .run(() -> parts.policies().find(reference.partner(), reference.policy()).map(this::status))
                .filter(status -> named.isPresent());
    }

    private CertificateStatus status(Policy policy) {
        Product product = parts.packs().get(policy.pack()).product();
        return new CertificateStatus(
                Masked.of(policy.number()),
                policy.stateAt(parts.clock().instant()),
                policy.number().isTest(),
                product.id().value(),
                product.names(),
                product.insurer().name(),
                product.insurer().licence(),
                policy.coverFrom(),
                policy.coverFromDate(),
                policy.coverUntil());
    }

    private @Nullable URI link(PartnerId partner, PolicyNumber number) {
        return verifyAt == null ? null : URI.create(verifyAt + tokens.of(new Reference(partner, number)));
    }
}
