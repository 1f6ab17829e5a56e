package io.payung.store;

import io.payung.consent.Consent;
import io.payung.consent.ConsentEvidence;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.NoticeItem;
import io.payung.consent.ShownClause;
import io.payung.consent.ledger.LedgerContent;
import io.payung.consent.proof.StoredConsent;
import io.payung.consent.proof.Withdrawal;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore.NewPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consent records in {@code payung_consent}: clear what is about no person, the rest sealed under the holder's key. Only ever inserted. */
final class JdbcConsents {

    private static final String TABLE = "payung_consent";
    private static final int SALT_LENGTH = 32;
    private static final String ITEMS = "abcdefg";

    private final JdbcSession session;
    private final IdSource ids;

    JdbcConsents(JdbcSession session, IdSource ids) {
        this.session = session;
        this.ids = ids;
    }

    /** @return the contract's record, to which the policy refers */
    UUID write(NewPolicy created, DataKey key) {
        UUID contract = ids.uuid();
        for (ConsentEvidence.Part part : created.evidence().parts()) {
            boolean ofContract = part.purpose() == ConsentPurpose.CONTRACT;
            UUID id = ofContract ? contract : ids.uuid();
            insert(created, part, id, ofContract ? null : contract, key);
            clauses(id, part.clauses());
            queue(id, created.policy().partner(), created.evidence().receivedAt());
        }
        return contract;
    }

    private void insert(NewPolicy created, ConsentEvidence.Part part, UUID id, @Nullable UUID beside, DataKey key) {
        SealedConsent sealed = SealedConsent.of(ids.randomBytes(SALT_LENGTH), part.consent());
        Consent consent = part.consent();
        session.update(
                "insert into payung_consent (id, partner, purpose, policy_number, beside, accepted_by, accepted_at, received_at, language, channel,"
                        + " method, notice_items, salted_digest, person_id, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                created.policy().partner().value(),
                part.purpose().key(),
                created.policy().number().value(),
                beside,
                consent.by().key(),
                consent.acceptedAt(),
                created.evidence().receivedAt(),
                consent.language(), consent.channel(), consent.method().key(),
                letters(part.noticeItems()),
                sealed.saltedDigest(),
                created.insured().get(0).value(),
                key.sealJson(sealed, TABLE, id));
    }

    private void clauses(UUID id, List<ShownClause> clauses) {
        int place = 0;
        for (ShownClause clause : clauses) {
            session.update(
                    "insert into payung_consent_clause (consent_id, place, clause_id, language, sha256, accepted) values (?, ?, ?, ?, ?, ?)",
                    id,
                    place++,
                    clause.id(),
                    clause.language(),
                    clause.sha256(),
                    clause.accepted());
        }
    }

    /** In line to be chained. */
    void queue(UUID record, PartnerId partner, Instant receivedAt) {
        session.update(
                "insert into payung_consent_unsealed (record_id, partner, received_at) values (?, ?, ?)", record, partner.value(), receivedAt);
    }

    static Consent read(DataKey key, byte[] sealed, UUID id) {
        return SealedConsent.read(key.open(sealed, TABLE, id));
    }

    List<StoredConsent> ofPolicy(PartnerId partner, PolicyNumber policy) {
        List<UUID> found = session.list(
                "select p.consent_id as id, 0 as place from payung_policy p where p.partner = ? and p.policy_number = ? union all"
                        + " select c.id, 1 from payung_policy p join payung_consent c on c.beside = p.consent_id"
                        + " where p.partner = ? and p.policy_number = ? order by place",
                row -> JdbcSession.uuid(row, "id"),
                partner.value(), policy.value(), partner.value(), policy.value());
        Map<UUID, StoredConsent> byId = new HashMap<>();
        byIds(partner, found).forEach((consent, referring) -> byId.put(consent.id(), consent));
        return found.stream().map(byId::get).toList();
    }

    /** With the number of the policy that refers to each, empty when none does. */
    Map<StoredConsent, Optional<String>> byIds(PartnerId partner, List<UUID> wanted) {
        Map<StoredConsent, Optional<String>> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        Map<UUID, List<ShownClause>> clauses = clausesOf(wanted);
        session.list(
                "select c.*, p.policy_number as referring from payung_consent c left join payung_policy p"
                        + " on p.consent_id = coalesce(c.beside, c.id) where c.partner = ? and c.id in (" + marks(wanted) + ")",
                row -> found.put(
                        consent(row, clauses.getOrDefault(JdbcSession.uuid(row, "id"), List.of())),
                        Optional.ofNullable(row.getString("referring"))),
                values(partner, wanted));
        return found;
    }

    private Map<UUID, List<ShownClause>> clausesOf(List<UUID> wanted) {
        Map<UUID, List<ShownClause>> clauses = new HashMap<>();
        session.list(
                "select * from payung_consent_clause where consent_id in (" + marks(wanted) + ") order by consent_id, place",
                row -> clauses.computeIfAbsent(JdbcSession.uuid(row, "consent_id"), id -> new ArrayList<>())
                        .add(new ShownClause(
                                row.getString("clause_id"), row.getString("language"), row.getString("sha256"), row.getBoolean("accepted"))),
                wanted.toArray());
        return clauses;
    }

    Map<UUID, Withdrawal> withdrawals(PartnerId partner, List<UUID> wanted) {
        Map<UUID, Withdrawal> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            session.list(
                    "select * from payung_consent_withdrawal where partner = ? and id in (" + marks(wanted) + ")",
                    row -> found.put(JdbcSession.uuid(row, "id"), withdrawal(row)),
                    values(partner, wanted));
        }
        return found;
    }

    static String marks(List<?> values) {
        return "?, ".repeat(values.size() - 1) + "?";
    }

    static Object[] values(PartnerId partner, List<UUID> ids) {
        List<Object> values = new ArrayList<>(List.of(partner.value()));
        values.addAll(ids);
        return values.toArray();
    }

    static Withdrawal withdrawal(ResultSet row) throws SQLException {
        return new Withdrawal(
                JdbcSession.uuid(row, "id"),
                PartnerId.of(row.getString("partner")),
                new PolicyNumber(row.getString("policy_number")),
                JdbcSession.uuid(row, "consent_id"),
                row.getString("purpose"),
                row.getString("withdrawn_by"),
                row.getString("channel"),
                JdbcSession.instant(row, "withdrawn_at"),
                JdbcSession.instant(row, "received_at"),
                row.getString("duty"),
                JdbcSession.instant(row, "due_by"));
    }

    private static StoredConsent consent(ResultSet row, List<ShownClause> clauses) throws SQLException {
        return new StoredConsent(
                JdbcSession.uuid(row, "id"),
                PartnerId.of(row.getString("partner")),
                new PolicyNumber(row.getString("policy_number")),
                row.getString("purpose"),
                JdbcSession.uuid(row, "beside"),
                row.getString("accepted_by"),
                JdbcSession.instant(row, "accepted_at"),
                JdbcSession.instant(row, "received_at"),
                row.getString("language"),
                row.getString("channel"),
                row.getString("method"),
                clauses,
                items(row.getString("notice_items")),
                new PersonId(JdbcSession.uuid(row, "person_id")),
                row.getString("salted_digest"),
                LedgerContent.sha256(row.getBytes("sealed")));
    }

    private static String letters(List<NoticeItem> items) {
        StringBuilder letters = new StringBuilder();
        items.forEach(item -> letters.append(ITEMS.charAt(item.ordinal())));
        return letters.toString();
    }

    /** A letter that is none stays as it is: the chain then does not fit, and that is how it is found. */
    private static List<String> items(String letters) {
        List<String> items = new ArrayList<>();
        for (String letter : letters.split("")) {
            if (!letter.isEmpty()) {
                int place = ITEMS.indexOf(letter);
                items.add(place < 0 ? letter : NoticeItem.values()[place].key());
            }
        }
        return items;
    }
}
