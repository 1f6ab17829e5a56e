package io.payung;

import io.payung.bordereau.Bordereaux;
import io.payung.certificate.CertificateParts;
import io.payung.certificate.Certificates;
import io.payung.change.Changes;
import io.payung.change.ChangesParts;
import io.payung.claim.ClaimDesk;
import io.payung.claim.Claims;
import io.payung.claim.ClaimsParts;
import io.payung.claim.DocumentStore;
import io.payung.consent.proof.ConsentParts;
import io.payung.erasure.Erasing;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.key.Realm;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentNotices;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.RefundSettler;
import io.payung.policy.Applications;
import io.payung.policy.ApplicationsParts;
import io.payung.policy.Issuing;
import io.payung.policy.IssuingParts;
import io.payung.policy.SumLimits;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductCatalog;
import io.payung.quote.HeldCover;
import io.payung.quote.HoldingsReader;
import io.payung.quote.Quoting;
import io.payung.replay.Replays;
import io.payung.store.InMemoryStore;
import io.payung.store.PayungStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Payung} together. Not safe for several threads. */
public final class PayungBuilder {

    private static final Duration MAX_VALIDITY = Duration.ofDays(31);
    private static final Duration MIN_TO_PAY = Duration.ofMinutes(1);
    private static final int LONGEST_ADDRESS = 200;

    private final List<PaymentVerifier> verifiers = new ArrayList<>();
    private final List<PaymentNotices> notices = new ArrayList<>();
    private final List<RefundSettler> settlers = new ArrayList<>();
    private IdSource ids = new DefaultIdSource();
    private Clock clock = Clock.systemUTC();
    private PartnerId partner = PartnerId.of("default");
    private Duration validity = Duration.ofMinutes(30);
    private Duration payWithin = Duration.ofHours(24);
    private @Nullable ProductCatalog products;
    private @Nullable PayungStore store;
    private @Nullable Keys keys;
    private @Nullable HeldCover heldElsewhere;
    private DocumentStore documents = DocumentStore.TRUSTING;
    private SumLimits limits = SumLimits.NONE;
    private Period recordsKeptFor = Period.ZERO;
    private boolean sandbox;
    private @Nullable URI certificatesVerifiedAt;

    PayungBuilder() {}

    /** What is sold; required. */
    public PayungBuilder products(ProductCatalog catalog) {
        this.products = catalog;
        return this;
    }

    /** Where everything is kept; in memory unless given, and then gone with the process. */
    public PayungBuilder store(PayungStore where) {
        this.store = where;
        return this;
    }

    /** Keys for tokens and persons; fresh ones in memory unless given, which suits only the in-memory store. */
    public PayungBuilder keys(Keys source) {
        this.keys = source;
        return this;
    }

    public PayungBuilder ids(IdSource source) {
        this.ids = source;
        return this;
    }

    public PayungBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /** Who sells; {@code default} unless given. */
    public PayungBuilder partner(PartnerId id) {
        this.partner = id;
        return this;
    }

    /** Asks a gateway about payments; one for each gateway. */
    public PayungBuilder payments(PaymentVerifier... gateways) {
        verifiers.addAll(List.of(gateways));
        return this;
    }

    /** Reads what gateways post; each of them needs a verifier, too, because a notice proves nothing. */
    public PayungBuilder notices(PaymentNotices... readers) {
        notices.addAll(List.of(readers));
        return this;
    }

    /** Pays back what is owed; one for each gateway. Without one it stays owed, and can be seen in the store and in its event. */
    public PayungBuilder refunds(RefundSettler... payers) {
        settlers.addAll(List.of(payers));
        return this;
    }

    /**
     * How long an application waits for its payment, one minute to 31 days; 24 hours unless given. Never beyond the last day on which the product
     * lets cover start.
     */
    public PayungBuilder paidWithin(Duration duration) {
        if (duration.compareTo(MIN_TO_PAY) < 0 || duration.compareTo(MAX_VALIDITY) > 0) {
            throw new PayungException("APPLICATION_VALIDITY", "an application waits one minute to 31 days for its payment, not " + duration);
        }
        this.payWithin = duration;
        return this;
    }

    /**
     * Makes a sandbox, for trying out against: its policies insure nobody, and their numbers and payment references begin with {@code TEST-}. It has keys and
     * a database of its own, which production refuses; its clock runs from this builder's on and can be set forward, and its gateway says what it is
     * told, so it takes no other. Both are in {@code Payung.sandbox()}.
     */
    public PayungBuilder sandbox() {
        this.sandbox = true;
        return this;
    }

    /** How much one person may be insured for; without a limit unless given. */
    public PayungBuilder limits(SumLimits most) {
        this.limits = most;
        return this;
    }

    /**
     * How long after its last day a policy's personal records are kept at least, before a person whom it insured may be erased; no longer than claims may
     * still be reported unless given. Which law asks for how long is for the seller to know: the SDK assumes none.
     */
    public PayungBuilder recordsKeptFor(Period period) {
        if (period.isNegative()) {
            throw new PayungException("RECORDS_KEPT_FOR", "records are kept for some time or for none, not for " + period);
        }
        this.recordsKeptFor = period;
        return this;
    }

    /**
     * Where the QR code of a certificate leads: an http or https address of at most 200 characters, to which the certificate's token is appended, for
     * example {@code https://insurance.example/verify/}. Certificates have no QR code unless given. Throws {@code CERTIFICATE_ADDRESS}.
     */
    public PayungBuilder certificatesVerifiedAt(URI address) {
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawFragment() != null || address.toASCIIString().length() > LONGEST_ADDRESS) {
            throw new PayungException(
                    "CERTIFICATE_ADDRESS", "certificates are checked at an http or https address of at most " + LONGEST_ADDRESS + " characters, not at " + address);
        }
        this.certificatesVerifiedAt = address;
        return this;
    }

    /** Where the host keeps the files of claim documents; the word of whoever names a file is taken unless given. */
    public PayungBuilder documents(DocumentStore host) {
        this.documents = host;
        return this;
    }

    /** Asks what persons hold elsewhere; nobody is asked unless given. */
    public PayungBuilder heldElsewhere(HeldCover source) {
        this.heldElsewhere = source;
        return this;
    }

    /** How long an offer may be issued, one second to 31 days; 30 minutes unless given. */
    public PayungBuilder offersValidFor(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(MAX_VALIDITY) > 0) {
            throw new PayungException("OFFER_VALIDITY", "an offer is valid for one second to 31 days, not for " + duration);
        }
        this.validity = duration;
        return this;
    }

    /**
     * Throws {@code PRODUCTS_MISSING} without products and {@code KEYS_MISSING} for a lasting store without keys; {@code KEYS_OF_SANDBOX},
     * {@code STORE_OF_SANDBOX} and {@code GATEWAY_OF_SANDBOX} when production is given what is a sandbox's, and {@code KEYS_OF_PRODUCTION},
     * {@code STORE_OF_PRODUCTION} and {@code SANDBOX_WITH_GATEWAY} the other way.
     */
    public Payung build() {
        if (products == null) {
            throw new PayungException("PRODUCTS_MISSING", "call products(…), for example with ProductPacks.directory(path)");
        }
        if (store != null && keys == null) {
            throw new PayungException("KEYS_MISSING", "a store of its own needs keys(…), for example DevelopmentKeys.at(file, ids)");
        }
        Realm realm = sandbox ? Realm.SANDBOX : Realm.PRODUCTION;
        Keys secret = realm.only(keys == null ? DevelopmentKeys.inMemory(ids, realm) : keys);
        PayungStore kept = store == null ? new InMemoryStore(ids) : store;
        kept.realm().filter(theirs -> theirs != realm).ifPresent(theirs -> {
            throw new PayungException("STORE_OF_" + theirs, "the store was opened with keys of " + theirs + ", and this is " + realm);
        });
        Surroundings given = new Surroundings(clock, List.copyOf(verifiers), List.copyOf(notices), List.copyOf(settlers), null);
        return assemble(products, kept, secret, sandbox ? given.inSandbox(ids, kept) : given.inProduction());
    }

    private Payung assemble(ProductCatalog products, PayungStore kept, Keys secret, Surroundings around) {
        // Under the name of the field, so that nothing below takes the real clock in a sandbox.
        Clock clock = around.clock();
        PinnedPacks packs = new PinnedPacks(products, kept.packs());
        Quoting quoting = new Quoting(products, holdings(kept), heldElsewhere, secret, ids, clock, validity);
        IssuingParts sale = new IssuingParts(
                quoting, packs, kept.packs(), around.verifiers(), kept.unitOfWork(), kept.idempotency(), kept.persons(), kept.policies(),
                kept.applications(), kept.instalments(), kept.covers(), limits, around.realm(), ids, clock);
        Applications applications = new Applications(
                new ApplicationsParts(sale, kept.payments(), around.notices(), around.settlers(), payWithin));
        Past past = new Past(kept.changes());
        ClaimsParts claims = new ClaimsParts(
                packs, kept.unitOfWork(), kept.idempotency(), kept.policies(), kept.claims(),
                past::predecessor, past::beneficiaries, applications, documents, ids, clock);
        Issuing issuing = new Issuing(sale);
        Changes changes = new Changes(new ChangesParts(
                packs, kept.unitOfWork(), kept.idempotency(), kept.persons(), kept.policies(), kept.payments(), kept.changes(), kept.claims(), quoting,
                issuing, applications, secret, ids, clock, validity));
        ConsentParts consents = new ConsentParts(kept.unitOfWork(), kept.consents(), kept.policies(), packs, secret, ids, clock);
        Erasing erasing = new Erasing(kept.erasures(), packs, kept.unitOfWork(), ids, clock, recordsKeptFor);
        return new Payung(
                partner,
                new PayungParts(
                        products, packs, kept.unitOfWork(), kept.policies(), kept.events(), quoting, issuing, applications,
                        new Claims(claims), new ClaimDesk(claims), changes, consents, new Certificates(new CertificateParts(consents, certificatesVerifiedAt)),
                        erasing, new Replays(packs, kept.unitOfWork(), kept.policies()),
                        new Bordereaux(kept.events(), kept.ledger(), kept.unitOfWork(), clock), clock, around.sandbox()));
    }

    /** A quote reads outside of any unit of work, an issue within its own: both are right for the store this way. */
    private static HoldingsReader holdings(PayungStore store) {
        return (partner, person, product, from, until) ->
                store.unitOfWork().run(() -> store.policies().holdings(partner, person, product, from, until));
    }
}
