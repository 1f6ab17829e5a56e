package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimState;
import io.payung.consent.ledger.HeadKey;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.consent.proof.ConsentStore.ChainEnd;
import io.payung.decision.PackRef;
import io.payung.event.EventType;
import io.payung.key.DefaultIdSource;
import io.payung.key.IdSource;
import io.payung.key.SecretKey;
import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.Move;
import io.payung.policy.PolicyNumber;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductId;
import io.payung.product.ProductStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store and a partner of its own in it, so that tests sharing a database never see each other. */
final class World {

    private static final HeadKey KEY = HeadKey.of(new SecretKey("k", new byte[SecretKey.LENGTH]));

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final AtomicInteger NAMES = new AtomicInteger(1000);

    final PayungStore store;
    final IdSource ids = new DefaultIdSource();
    final PartnerId partner;
    final PackSource source = new PackSource(new TreeMap<>(Map.of("product.yaml", "product: personal-accident\n")));
    final PackRef pack = new PackRef("personal-accident", 1, source.digest());

    World(PayungStore store) {
        this(store, PartnerId.of("partner-" + new DefaultIdSource().uuid()));
    }

    /** The same partner over another store of the same database, whose pack is kept there already. */
    World over(PayungStore other) {
        return new World(other, partner);
    }

    private World(PayungStore store, PartnerId partner) {
        this.partner = partner;
        this.store = store;
        store.unitOfWork().run(() -> {
            store.packs().keep(pack.digest(), source);
            return pack;
        });
    }

    IdentityDocument someone() {
        return IdentityDocument.of(IdentityDocument.PASSPORT, "P" + NAMES.incrementAndGet());
    }

    /** Never given before, in no process that uses the same database. */
    String name(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet() + "-" + partner.value().substring(partner.value().length() - 8);
    }

    IdempotencyKey key() {
        return IdempotencyKey.of(name("order"));
    }

    PolicyNumber number() {
        return new PolicyNumber(name("PYG"));
    }

    /** A sale of a year from today, paid, to somebody new. */
    Sale sale() {
        return new Sale(this);
    }

    static Money rupiah(String amount) {
        return Money.of(amount, "IDR");
    }

    /** A move that is found at noon. */
    Move why(Instant since) {
        return new Move(EventType.POLICY_IN_GRACE, "INSTALMENT_MISSED", since, NOON, ids.uuid());
    }

    RefundDue refund(String reference) {
        return new RefundDue("simulated", reference, rupiah("25000"), "AGE_ABOVE_MAXIMUM", NOON);
    }

    Claim claimOn(PolicyNumber policy) {
        return new Claim(
                new ClaimId(ids.uuid()),
                partner,
                policy,
                ClaimState.DOCUMENTS_MISSING,
                new ClaimEvent("accident", "death", "home", TODAY),
                null,
                null,
                NOON.plusNanos(1),
                Map.of("vehicle", "motorcycle"),
                List.of(ClaimDocument.of("identity-card")),
                null,
                1);
    }

    static Claim nextVersion(Claim claim, ClaimState state) {
        return new Claim(
                claim.id(),
                claim.partner(),
                claim.policy(),
                state,
                claim.event(),
                claim.life(),
                claim.claimant(),
                claim.reportedAt(),
                claim.answers(),
                claim.documents(),
                TODAY,
                claim.version() + 1);
    }

    /** A product of which a store reads no more than id and currency. */
    @SuppressWarnings("DataFlowIssue")
    static Product product(String id) {
        return new Product(
                ProductId.of(id), 1, ProductStatus.ON_SALE, Map.of(), null, "ID", "micro", "personal-accident", null,
                Currency.getInstance("IDR"), new Rounding(BigDecimal.ONE, RoundingMode.HALF_UP), null, null, 18, null, null, Map.of(),
                Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, List.of(), null);
    }

    Product product() {
        return product(pack.product());
    }

    /** Chains and signs this partner's consents as the sealer does it, three seconds after noon. @return how many records */
    int seal() {
        return store.unitOfWork().run(() -> store.consents().lock(partner).map(this::sealAfter).orElse(0));
    }

    private int sealAfter(ChainEnd end) {
        List<LedgerEntry> entries = new ArrayList<>();
        long number = end.entry();
        String hash = end.hash();
        for (LedgerRecord record : store.consents().unsealed(partner, 100)) {
            LedgerEntry entry = LedgerEntry.after(partner, number, hash, record.content());
            entries.add(entry);
            number = entry.number();
            hash = entry.hash();
        }
        if (!entries.isEmpty()) {
            LedgerEntry last = entries.get(entries.size() - 1);
            store.consents().append(
                    partner, entries, LedgerHead.sign(KEY, partner, end.head() + 1, last, NOON.plusSeconds(3)), ids.uuid());
        }
        return entries.size();
    }
}
