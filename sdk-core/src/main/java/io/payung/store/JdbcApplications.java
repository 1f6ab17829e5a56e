package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.Application;
import io.payung.policy.ApplicationDetails;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationStore;
import io.payung.policy.PersonId;
import io.payung.policy.PremiumShare;
import io.payung.quote.QuoteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applications in {@code payung_application}: columns without anything personal, the rest sealed under the holder's key. */
final class JdbcApplications implements ApplicationStore {

    private static final String TABLE = "payung_application";
    /** An application waits for the first instalment, or for all of what is paid at once. */
    private static final int FIRST = 1;

    private static final String ANSWER = TABLE + "|answer";
    private static final String APPLICATION =
            "select a.*, " + PersonVault.COLUMNS + " from payung_application a join payung_person k on k.id = a.person_id";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final PersonVault vault;
    private final JdbcShares shares;
    private final JdbcOutbox outbox;

    JdbcApplications(JdbcUnitOfWork units, JdbcSession session, PersonVault vault, JdbcShares shares, JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.vault = vault;
        this.shares = shares;
        this.outbox = outbox;
    }

    @Override
    public boolean insert(NewApplication created) {
        return units.run(() -> {
            Application application = created.application();
            PackDigest.requireKept(isKept(application.pack().digest()), application.pack().digest());
            PersonId holder = created.insured().get(0);
            DataKey key = vault.of(session, holder);
            if (!insertRow(created, holder, key)) {
                return false;
            }
            insertLives(application.id(), created.insured());
            created.named().forEach(person -> session.update(
                    "insert into payung_application_person (application_id, person_id) values (?, ?)", application.id().value(), person.value()));
            shares.insert(application.partner(), application.quote(), FIRST, created.shares());
            outbox.addFirst(EventData.event(created.eventId(), application, application.appliedAt()));
            return true;
        });
    }

    private boolean insertRow(NewApplication created, PersonId holder, DataKey key) {
        Application application = created.application();
        return session.insertIfAbsent(
                "payung_uq_application_quote",
                "insert into payung_application (id, partner, quote_id, payment_reference, product, product_version, pack_digest, plan, zone,"
                        + " cover_from_date, cover_until, premium, due_now, sum_insured, currency, partner_reference, applied_at, pay_by,"
                        + " state, holds, next_check, person_id, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, ?)",
                application.id().value(),
                application.partner().value(),
                application.quote().value(),
                application.paymentReference(),
                application.pack().product(), application.pack().version(), application.pack().digest(),
                application.plan(),
                application.zone().getId(),
                application.coverStart(), application.coverUntil(),
                application.premium().amount(), application.dueNow().amount(), application.sumInsured().amount(),
                application.premium().currency().getCurrencyCode(),
                application.partnerReference(),
                application.appliedAt(), application.payBy(),
                application.state().key(),
                created.nextCheck(),
                holder.value(),
                key.sealJson(new SealedApplication(created.details(), application.limits()), TABLE, application.id()));
    }

    private void insertLives(ApplicationId application, List<PersonId> insured) {
        for (int place = 0; place < insured.size(); place++) {
            session.update(
                    "insert into payung_application_life (application_id, place, person_id) values (?, ?, ?)",
                    application.value(),
                    place,
                    insured.get(place).value());
        }
    }

    @Override
    public Optional<Application> find(PartnerId partner, ApplicationId id) {
        return session.first(APPLICATION + " where a.partner = ? and a.id = ?", this::application, partner.value(), id.value());
    }

    /** Those with data of the person, whoever holds them. */
    List<Application> naming(PersonId person) {
        return session.list(
                APPLICATION + " where a.id in (select n.application_id from payung_application_person n where n.person_id = ?) order by a.id",
                this::application,
                person.value());
    }

    @Override
    public Optional<ApplicationId> appliedFrom(PartnerId partner, QuoteId quote) {
        return session.first(
                "select id from payung_application where partner = ? and quote_id = ?",
                row -> new ApplicationId(JdbcSession.uuid(row, "id")),
                partner.value(),
                quote.value());
    }

    @Override
    public Optional<Application> byReference(String paymentReference) {
        return session.first(APPLICATION + " where a.payment_reference = ?", this::application, paymentReference);
    }

    @Override
    public ApplicationDetails details(Application application) {
        return session.first(APPLICATION + " where a.id = ?", row -> sealed(row).details(), application.id().value())
                .orElseThrow(() -> unknown(application.id()));
    }

    @Override
    public Application lock(Application application) {
        session.first("select id from payung_application where id = ? for update", row -> true, application.id().value());
        return find(application.partner(), application.id()).orElseThrow(() -> unknown(application.id()));
    }

    @Override
    public void release(Application application) {
        session.update("update payung_application set holds = false where id = ?", application.id().value());
    }

    @Override
    public void move(Application next, byte @Nullable [] answer, UUID eventId, Instant at) {
        units.run(() -> {
            PersonId holder = session.first(
                            "select person_id from payung_application where id = ?",
                            row -> new PersonId(JdbcSession.uuid(row, "person_id")),
                            next.id().value())
                    .orElseThrow(() -> unknown(next.id()));
            session.update(
                    "update payung_application set state = ?, holds = false, code = ?, policy_number = ?, sealed_answer = ? where id = ?",
                    next.state().key(),
                    next.code(),
                    next.policy() == null ? null : next.policy().value(),
                    answer == null ? null : vault.of(session, holder).seal(answer, ANSWER, next.id()),
                    next.id().value());
            outbox.add(EventData.event(eventId, next, at));
            return next;
        });
    }

    @Override
    public Optional<byte[]> answer(PartnerId partner, ApplicationId id) {
        return session.first(
                "select a.sealed_answer, " + PersonVault.COLUMNS + " from payung_application a join payung_person k on k.id = a.person_id"
                        + " where a.partner = ? and a.id = ? and a.sealed_answer is not null",
                row -> vault.read(row).open(row.getBytes("sealed_answer"), ANSWER, id),
                partner.value(),
                id.value());
    }

    @Override
    public List<PremiumShare> shares(PartnerId partner, QuoteId quote) {
        return shares.of(partner, quote, FIRST);
    }

    @Override
    public void keepShares(PartnerId partner, QuoteId quote, List<PremiumShare> kept) {
        units.run(() -> {
            shares.insert(partner, quote, FIRST, kept);
            return quote;
        });
    }

    @Override
    public boolean pay(PartnerId partner, QuoteId quote, PremiumShare paid) {
        return shares.pay(partner, quote, FIRST, paid);
    }

    @Override
    public List<Application> claimDue(Instant now, Instant until, int atMost) {
        return units.run(() -> {
            List<UUID> due = session.list(
                    "select id from payung_application where next_check <= ? order by next_check fetch first ? rows only"
                            + " for update skip locked",
                    row -> JdbcSession.uuid(row, "id"),
                    now,
                    atMost);
            due.forEach(id -> session.update("update payung_application set next_check = ? where id = ?", until, id));
            return due.stream()
                    .flatMap(id -> session.first(APPLICATION + " where a.id = ?", this::application, id).stream())
                    .toList();
        });
    }

    @Override
    public void checkAt(Application application, @Nullable Instant next) {
        session.update("update payung_application set next_check = ? where id = ?", next, application.id().value());
    }

    private boolean isKept(String digest) {
        return session.first("select 1 from payung_pack where digest = ?", row -> true, digest).isPresent();
    }

    private SealedApplication sealed(ResultSet row) throws SQLException {
        return vault.read(row).openJson(row.getBytes("sealed"), SealedApplication.class, TABLE, JdbcSession.uuid(row, "id"));
    }

    private Application application(ResultSet row) throws SQLException {
        return SealedApplication.application(row, PersonVault.isErased(row, "sealed") ? List.of() : sealed(row).limits());
    }

    private static PayungException unknown(ApplicationId id) {
        return new PayungException("APPLICATION_UNKNOWN", "there is no application " + id);
    }
}
