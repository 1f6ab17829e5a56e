package io.payung.store;

import io.payung.claim.ClaimId;
import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureStore;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Erasures in {@code payung_erasure}. The person's row loses key, index and document; what other holders' keys sealed of them is overwritten. Copies
 * that a database keeps of old rows (vacuum, compaction, write-ahead log, backups) are for its operator to let expire.
 */
final class JdbcErasures implements ErasureStore {

    private static final String POLICIES_OF = "(select n.policy_id from payung_policy_person n where n.person_id = ?)";
    private static final String APPLICATIONS_OF = "(select n.application_id from payung_application_person n where n.person_id = ?)";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcPersons persons;
    private final JdbcPolicies policies;
    private final JdbcApplications applications;
    private final JdbcCovers covers;
    private final JdbcIdempotency answers;
    private final JdbcOutbox outbox;

    JdbcErasures(
            JdbcUnitOfWork units,
            JdbcSession session,
            JdbcPersons persons,
            JdbcPolicies policies,
            JdbcApplications applications,
            JdbcCovers covers,
            JdbcIdempotency answers,
            JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.persons = persons;
        this.policies = policies;
        this.applications = applications;
        this.covers = covers;
        this.answers = answers;
        this.outbox = outbox;
    }

    /** Issuing locks every insured person, and a claim its policy's holder: these locks together let nothing be added. */
    @Override
    public Optional<Footprint> lock(PartnerId partner, IdentityDocument document) {
        return persons.find(partner, document).flatMap(person -> {
            Set<PersonId> locked = Set.copyOf(lockInOrder(Stream.concat(Stream.of(person), holders(person).stream()).collect(Collectors.toSet())));
            if (!locked.contains(person)) {
                return Optional.empty();
            }
            if (!locked.containsAll(holders(person))) {
                throw StoreFault.changedMeanwhile();
            }
            return Optional.of(new Footprint(person, policies.naming(person), applications.naming(person), claims(person)));
        });
    }

    /** As everybody locks persons, and without those who are erased. */
    private List<PersonId> lockInOrder(Set<PersonId> wanted) {
        List<UUID> ids = wanted.stream().map(PersonId::value).toList();
        List<UUID> inOrder = session.list(
                "select id from payung_person where id in (" + JdbcConsents.marks(ids) + ") and erased_at is null order by blind_index",
                row -> JdbcSession.uuid(row, "id"),
                ids.toArray());
        return inOrder.stream()
                .flatMap(id -> session.first(
                        "select id from payung_person where id = ? and erased_at is null for update", JdbcErasures::person, id).stream())
                .toList();
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(JdbcSession.uuid(row, "id"));
    }

    /** Under whose keys something of the person may lie. */
    private Set<PersonId> holders(PersonId person) {
        return Set.copyOf(session.list(
                "select k.id from payung_person k where k.erased_at is null and (k.id in (select p.person_id from payung_policy p where p.id in "
                        + POLICIES_OF + ") or k.id in (select a.person_id from payung_application a where a.id in " + APPLICATIONS_OF + "))",
                JdbcErasures::person,
                person.value(),
                person.value()));
    }

    private List<ClaimTrace> claims(PersonId person) {
        return session.list(
                "select c.id, c.state from payung_claim c where c.policy_id in " + POLICIES_OF + " order by c.id",
                row -> new ClaimTrace(new ClaimId(JdbcSession.uuid(row, "id")), JdbcClaims.state(row.getString("state"))),
                person.value());
    }

    @Override
    public Optional<Erasure> find(PartnerId partner, IdempotencyKey key) {
        return session.first(
                "select * from payung_erasure where partner = ? and erasure_key = ?",
                row -> new Erasure(
                        JdbcSession.uuid(row, "id"),
                        partner,
                        key,
                        new PersonId(JdbcSession.uuid(row, "person_id")),
                        ErasureGround.of(row.getString("ground")),
                        JdbcSession.instant(row, "erased_at"),
                        row.getInt("policies"),
                        row.getInt("applications"),
                        row.getInt("claims")),
                partner.value(),
                key.value());
    }

    @Override
    public boolean erase(Erasure erasure, Footprint found, Supplier<UUID> eventIds) {
        return units.run(() -> {
            if (!insert(erasure)) {
                return false;
            }
            forgetKeys(erasure.partner(), found);
            forgetAnswers(found);
            empty(found.person());
            session.update(
                    "update payung_person set erased_at = ?, blind_index = null, wrapped_key = null, sealed = null where id = ?",
                    erasure.erasedAt(),
                    found.person().value());
            ErasureEvents.of(erasure, found, eventIds).forEach(outbox::add);
            return true;
        });
    }

    private boolean insert(Erasure erasure) {
        return session.insertIfAbsent(
                "payung_uq_erasure_key",
                "insert into payung_erasure (id, partner, erasure_key, person_id, ground, erased_at, policies, applications, claims)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                erasure.id(),
                erasure.partner().value(),
                erasure.key().value(),
                erasure.person().value(),
                erasure.ground().key(),
                erasure.erasedAt(),
                erasure.policies(),
                erasure.applications(),
                erasure.claims());
    }

    private void forgetKeys(PartnerId partner, Footprint found) {
        found.policies().forEach(policy -> covers.forgetKeys(partner, CoverHolder.policy(policy.number())));
        found.applications().forEach(application -> covers.forgetKeys(partner, CoverHolder.application(application.id().toString())));
    }

    private void forgetAnswers(Footprint found) {
        Set<String> names = ErasureEvents.names(found);
        holders(found.person()).stream().filter(holder -> !holder.equals(found.person())).forEach(holder -> answers.forgetNaming(holder, names));
        answers.forget(found.person());
    }

    /** Whoever holds the policy: what is sealed there tells of all who were insured by it. */
    private void empty(PersonId person) {
        for (String statement : List.of(
                "update payung_claim_move set sealed = ? where claim_id in (select c.id from payung_claim c where c.policy_id in " + POLICIES_OF + ")",
                "update payung_claim set sealed = ? where policy_id in " + POLICIES_OF,
                "update payung_policy_change set sealed = ? where policy_id in " + POLICIES_OF,
                "update payung_outbox set sealed = ? where sealed is not null and stream_kind = 'policy' and exists (select 1 from payung_policy p"
                        + " where p.partner = payung_outbox.partner and p.policy_number = stream_reference and p.id in " + POLICIES_OF + ")",
                "update payung_decision set sealed = ? where id in (select p.decision_id from payung_policy p where p.id in " + POLICIES_OF + ")",
                "update payung_policy set sealed = ? where id in " + POLICIES_OF,
                "update payung_application set sealed_answer = ? where sealed_answer is not null and id in " + APPLICATIONS_OF,
                "update payung_application set sealed = ? where id in " + APPLICATIONS_OF)) {
            session.update(statement, DataKey.NOTHING, person.value());
        }
    }
}
