package io.payung.store;

import io.payung.bordereau.LedgerStore;
import io.payung.change.ChangeStore;
import io.payung.claim.ClaimStore;
import io.payung.consent.proof.ConsentStore;
import io.payung.erasure.ErasureStore;
import io.payung.event.EventStore;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.key.Realm;
import io.payung.party.PartnerId;
import io.payung.policy.ApplicationStore;
import io.payung.policy.CoverStore;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.InstalmentStore;
import io.payung.policy.PaymentStore;
import io.payung.policy.PersonStore;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PackArchive;
import io.payung.product.ReleaseLedger;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Everything in a database: H2 2.4 (its own or PostgreSQL mode) or PostgreSQL, over any {@link DataSource}, with or without a framework.
 * Persons are stored only encrypted. At start it makes its tables ({@code payung_*}) and sees to it that what is acknowledged is durable.
 * Work that loses a deadlock is run again where the transaction is the store's own. Failures are {@code STORE_FAILED}, or
 * {@code STORE_BUSY}, {@code STORE_CONFLICT} and {@code STORE_UNREACHABLE} when the same call may succeed later. Safe for several threads. Two things about an H2 file are H2's
 * own: interrupting a thread in the middle of a call closes the file for everybody, and when all connections close while the process lives, the next
 * one is refused ({@code H2_WRITE_DELAY}) until a new store is made or the URL says {@code WRITE_DELAY=0}.
 */
public final class JdbcStore implements PayungStore {

    private final JdbcUnitOfWork units;
    private final Realm realm;
    private final JdbcIdempotency idempotency;
    private final JdbcPersons persons;
    private final JdbcPolicies policies;
    private final JdbcApplications applications;
    private final JdbcRefunds payments;
    private final JdbcInstalments instalments;
    private final JdbcClaims claims;
    private final JdbcChanges changes;
    private final JdbcPacks packs;
    private final JdbcConsentLedger consents;
    private final JdbcEventStore events;
    private final JdbcCovers covers;
    private final JdbcErasures erasures;
    private final JdbcLedger ledger;
    private final JdbcSession session;

    private JdbcStore(JdbcUnitOfWork units, JdbcSession session, Realm realm, Keys keys, IdSource ids) {
        this.units = units;
        this.realm = realm;
        this.session = session;
        PersonVault vault = new PersonVault(keys, ids);
        JdbcOutbox outbox = new JdbcOutbox(session);
        this.payments = new JdbcRefunds(units, session, new JdbcPayments(session), outbox, ids);
        this.packs = new JdbcPacks(session);
        this.idempotency = new JdbcIdempotency(session, vault);
        this.persons = new JdbcPersons(session, vault, ids);
        JdbcConsents records = new JdbcConsents(session, ids);
        JdbcPolicyWriter writer = new JdbcPolicyWriter(session, vault, payments, outbox, packs, records, ids);
        this.policies = new JdbcPolicies(units, session, vault, persons, payments, writer, outbox);
        JdbcShares shares = new JdbcShares(session);
        this.applications = new JdbcApplications(units, session, vault, shares, outbox);
        this.instalments = new JdbcInstalments(units, session, shares, policies, outbox);
        this.claims = new JdbcClaims(units, session, vault, policies, outbox);
        this.changes = new JdbcChanges(units, session, vault, policies, shares, outbox);
        this.consents = new JdbcConsentLedger(units, session, records, outbox);
        this.events = new JdbcEventStore(units, session, vault);
        this.covers = new JdbcCovers(units, session, vault, ids);
        this.ledger = new JdbcLedger(session);
        this.erasures = new JdbcErasures(units, session, persons, policies, applications, covers, idempotency, outbox);
    }

    /** A store that makes its tables and its own transactions. */
    public static JdbcStore over(DataSource source, Keys keys, IdSource ids) {
        return over(source, keys, ids, JdbcOptions.defaults());
    }

    /**
     * A store with other options.
     *
     * @param keys the keys the database was written with; another key for blind indexes is refused ({@code BLIND_INDEX_KEY_CHANGED}). Keys of a sandbox
     *             make a sandbox's database, which no other keys open ({@code STORE_OF_SANDBOX}), and open no other ({@code STORE_OF_PRODUCTION})
     */
    public static JdbcStore over(DataSource source, Keys keys, IdSource ids, JdbcOptions options) {
        try {
            Dialect dialect = Dialect.of(source);
            dialect.requireDurable(source);
            H2Turns turns = dialect.turns(source);
            dialect.takeBackLeftovers(source);
            Realm realm = Realm.of(keys);
            Schema.apply(source, options.migration(), realm);
            JdbcTransactions transactions = options.transactions() == null ? new OwnTransactions(source) : options.transactions();
            JdbcUnitOfWork units = new JdbcUnitOfWork(transactions, dialect, options.lockTimeout(), turns);
            JdbcStore store = new JdbcStore(units, new JdbcSession(units, dialect), realm, realm.only(keys), ids);
            if (options.migration() != JdbcOptions.Migration.OFF) {
                store.persons.requireBlindIndexKey();
            }
            return store;
        } catch (SQLException e) {
            throw StoreFault.of(e);
        }
    }

    /**
     * Sees to it that what the database acknowledges survives a crash of the process: sets H2's WRITE_DELAY to 0 and looks whether that
     * took effect ({@code H2_WRITE_DELAY}). PostgreSQL needs nothing here, because each unit of work turns synchronous_commit on where it
     * is off. Every store does this at its start.
     */
    public static void requireDurable(DataSource source) {
        try {
            Dialect.of(source).requireDurable(source);
        } catch (SQLException e) {
            throw StoreFault.of(e);
        }
    }

    @Override
    public Optional<Realm> realm() {
        return Optional.of(realm);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return units;
    }

    @Override
    public IdempotencyStore idempotency() {
        return idempotency;
    }

    @Override
    public PersonStore persons() {
        return persons;
    }

    @Override
    public PolicyStore policies() {
        return policies;
    }

    @Override
    public ApplicationStore applications() {
        return applications;
    }

    @Override
    public PaymentStore payments() {
        return payments;
    }

    @Override
    public InstalmentStore instalments() {
        return instalments;
    }

    @Override
    public ChangeStore changes() {
        return changes;
    }

    @Override
    public ClaimStore claims() {
        return claims;
    }

    @Override
    public PackArchive packs() {
        return packs;
    }

    @Override
    public ConsentStore consents() {
        return consents;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public CoverStore covers() {
        return covers;
    }

    @Override
    public ErasureStore erasures() {
        return erasures;
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public ReleaseLedger releases(PartnerId partner) {
        return new JdbcReleases(session, partner);
    }
}
