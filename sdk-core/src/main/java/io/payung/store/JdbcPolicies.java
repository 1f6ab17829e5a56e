package io.payung.store;

import io.payung.decision.DecisionReceipt;
import io.payung.decision.PackRef;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.Move;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyMove;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.PolicyStore;
import io.payung.policy.Standing;
import io.payung.product.Product;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Holdings;
import io.payung.quote.QuoteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies in {@code payung_policy}: columns without anything personal, the rest sealed under the holder's key. */
final class JdbcPolicies implements PolicyStore {

    /** What a policy refers to: its row and its holder. */
    record Reference(UUID policy, PersonId holder) {}

    private static final String THE_POLICY = " where p.partner = ? and p.policy_number = ?";
    private static final String POLICY =
            "select p.*, " + PersonVault.COLUMNS + " from payung_policy p join payung_person k on k.id = p.person_id";
    private static final List<String> COUNTED = List.of(
            "application",
            "claim",
            "claim_move",
            "consent",
            "consent_entry",
            "consent_head",
            "consent_withdrawal",
            "decision",
            "erasure",
            "idempotency",
            "outbox",
            "pack",
            "payment_allocation",
            "person",
            "policy",
            "policy_change",
            "policy_life",
            "refund_due");

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final PersonVault vault;
    private final JdbcPersons persons;
    private final JdbcRefunds refunds;
    private final JdbcPolicyWriter writer;
    private final JdbcMoves moves;
    private final JdbcOutbox outbox;

    JdbcPolicies(
            JdbcUnitOfWork units,
            JdbcSession session,
            PersonVault vault,
            JdbcPersons persons,
            JdbcRefunds refunds,
            JdbcPolicyWriter writer,
            JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.vault = vault;
        this.persons = persons;
        this.refunds = refunds;
        this.writer = writer;
        this.moves = new JdbcMoves(session);
        this.outbox = outbox;
    }

    @Override
    public Conflict insert(NewPolicy created) {
        return units.run(() -> units.keepIf(conflict -> conflict == Conflict.NONE, () -> writer.write(created)));
    }

    @Override
    public Optional<PolicyNumber> issuedFrom(PartnerId partner, QuoteId quote) {
        return session.first(
                "select p.policy_number from payung_policy p where p.partner = ? and p.quote_id = ?",
                row -> new PolicyNumber(row.getString("policy_number")),
                partner.value(),
                quote.value());
    }

    @Override
    public Optional<Policy> find(PartnerId partner, PolicyNumber number) {
        return session.first(POLICY + THE_POLICY, this::policy, partner.value(), number.value());
    }

    @Override
    public Optional<PolicyDetails> details(PartnerId partner, PolicyNumber number) {
        return session.first(
                "select p.id, p.sealed, p.consent_id, c.sealed as sealed_consent, p.decision_id, d.sealed as sealed_decision, "
                        + PersonVault.COLUMNS
                        + " from payung_policy p join payung_person k on k.id = p.person_id"
                        + " join payung_consent c on c.id = p.consent_id join payung_decision d on d.id = p.decision_id" + THE_POLICY,
                this::details,
                partner.value(),
                number.value());
    }

    @Override
    public Optional<DecisionReceipt> decision(PartnerId partner, PolicyNumber number) {
        return session.first(
                "select d.id, d.salted_digest, d.sealed, " + PersonVault.COLUMNS
                        + " from payung_policy p join payung_decision d on d.id = p.decision_id join payung_person k on k.id = d.person_id" + THE_POLICY,
                row -> decision(row).proven(row.getString("salted_digest")),
                partner.value(),
                number.value());
    }

    private SealedPolicy.SealedDecision decision(ResultSet row) throws SQLException {
        return vault.read(row).openJson(row.getBytes("sealed"), SealedPolicy.SealedDecision.class, "payung_decision", JdbcSession.uuid(row, "id"));
    }

    @Override
    public Optional<String> secretDigest(PartnerId partner, PolicyNumber number) {
        return session.first(
                "select p.secret_digest from payung_policy p" + THE_POLICY,
                row -> row.getString("secret_digest"),
                partner.value(),
                number.value());
    }

    @Override
    public void replaceSecret(PartnerId partner, PolicyNumber number, String digest) {
        session.update("update payung_policy set secret_digest = ? where partner = ? and policy_number = ?", digest, partner.value(), number.value());
    }

    @Override
    public Optional<PersonId> holder(PartnerId partner, PolicyNumber number) {
        return reference(partner, number).map(Reference::holder);
    }

    Optional<Reference> reference(PartnerId partner, PolicyNumber number) {
        return session.first(
                "select p.id, p.person_id from payung_policy p" + THE_POLICY,
                row -> new Reference(JdbcSession.uuid(row, "id"), new PersonId(JdbcSession.uuid(row, "person_id"))),
                partner.value(),
                number.value());
    }

    /** Those with data of the person, whoever holds them. */
    List<Policy> naming(PersonId person) {
        return session.list(
                POLICY + " where p.id in (select n.policy_id from payung_policy_person n where n.person_id = ?) order by p.policy_number",
                this::policy,
                person.value());
    }

    @Override
    public boolean move(PartnerId partner, PolicyNumber number, @Nullable Standing read, @Nullable Standing becomes, Move why) {
        return units.run(() -> {
            if (!stand(partner, number, read, becomes)) {
                return false;
            }
            UUID id = reference(partner, number).orElseThrow().policy();
            moves.add(id, PolicyMove.next(moves.last(id), read, becomes, why));
            outbox.add(EventData.event(find(partner, number).orElseThrow(), why));
            return true;
        });
    }

    private boolean stand(PartnerId partner, PolicyNumber number, @Nullable Standing read, @Nullable Standing becomes) {
        String update = "update payung_policy set standing = ?, standing_since = ? where partner = ? and policy_number = ?";
        String state = becomes == null ? null : becomes.state().key();
        Instant since = becomes == null ? null : becomes.since();
        return read == null
                ? session.update(update + " and standing is null", state, since, partner.value(), number.value()) == 1
                : session.update(
                        update + " and standing = ? and standing_since = ?",
                        state, since, partner.value(), number.value(), read.state().key(), read.since()) == 1;
    }

    @Override
    public List<PolicyMove> moves(PartnerId partner, PolicyNumber number) {
        return moves.of(partner, number);
    }

    @Override
    public Page page(
            PartnerId partner,
            @Nullable String partnerReference,
            @Nullable PolicyState state,
            Instant now,
            @Nullable String cursor,
            int size) {
        PageCursor.checkSize(size);
        PageQuery query = new PageQuery(POLICY, partner);
        query.withReference(partnerReference);
        query.inState(state, now);
        query.after(PageCursor.parse(cursor));
        query.newestFirst(size + 1);
        return PageCursor.page(session.list(query.sql(), this::policy, query.values()), size);
    }

    @Override
    public Holdings holdings(PartnerId partner, IdentityDocument person, Product product, LocalDate from, LocalDate until) {
        List<CountedCover> covers = new ArrayList<>();
        persons.find(partner, person).ifPresent(id -> {
            covers.addAll(covers(
                    "p.zone, p.standing, p.standing_since from payung_policy p"
                            + " where p.id in (select l.policy_id from payung_policy_life l where l.person_id = ?)",
                    JdbcPolicies::sold,
                    id, partner, product, from));
            covers.addAll(covers(
                    "p.pay_by from payung_application p where p.holds and p.id in"
                            + " (select l.application_id from payung_application_life l where l.person_id = ?)",
                    JdbcPolicies::held,
                    id, partner, product, from));
        });
        return CountedCover.holdings(covers, product.currency(), from, until);
    }

    private List<CountedCover> covers(
            String which, JdbcSession.RowReader<CountedCover> reader, PersonId person, PartnerId partner, Product product, LocalDate from) {
        return session.list(
                "select p.cover_from_date, p.cover_until, p.sum_insured, p.currency, " + which
                        + " and p.partner = ? and p.product = ? and p.cover_until >= ?",
                reader,
                person.value(),
                partner.value(),
                product.id().value(),
                from);
    }

    private static CountedCover held(ResultSet row) throws SQLException {
        return new CountedCover(
                row.getObject("cover_from_date", LocalDate.class),
                row.getObject("cover_until", LocalDate.class),
                JdbcSession.money(row, "sum_insured"));
    }

    private static CountedCover sold(ResultSet row) throws SQLException {
        CountedCover whole = held(row);
        Standing standing = standing(row);
        return standing == null ? whole : whole.endingAs(standing, ZoneId.of(row.getString("zone")));
    }

    @Override
    public boolean owe(PartnerId partner, RefundDue refund) {
        return refunds.oweOfPolicy(partner, refund);
    }

    @Override
    public boolean withdrawOwed(PartnerId partner, String gateway, String reference, Instant at) {
        return units.run(() -> refunds.withdraw(partner, gateway, reference, at));
    }

    @Override
    public Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return refunds.owed(partner, gateway, reference);
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : COUNTED) {
            counts.put(table, session.first("select count(*) from payung_" + table, row -> row.getLong(1)).orElse(0L));
        }
        return counts;
    }

    private Policy policy(ResultSet row) throws SQLException {
        UUID id = JdbcSession.uuid(row, "id");
        List<BenefitLimit> limits = PersonVault.isErased(row, "sealed")
                ? List.of()
                : vault.read(row).openJson(row.getBytes("sealed"), SealedPolicy.class, "payung_policy", id).limits();
        return new Policy(
                new PolicyNumber(row.getString("policy_number")),
                PartnerId.of(row.getString("partner")),
                new QuoteId(JdbcSession.uuid(row, "quote_id")),
                new PackRef(row.getString("product"), row.getInt("product_version"), row.getString("pack_digest")),
                row.getString("plan"),
                ZoneId.of(row.getString("zone")),
                JdbcSession.instant(row, "cover_from"),
                row.getObject("cover_until", LocalDate.class),
                JdbcSession.money(row, "premium"),
                limits,
                row.getString("partner_reference"),
                JdbcSession.instant(row, "issued_at"),
                standing(row));
    }

    private static @Nullable Standing standing(ResultSet row) throws SQLException {
        String state = row.getString("standing");
        return state == null ? null : new Standing(PolicyState.ofKey(state), JdbcSession.instant(row, "standing_since"));
    }

    private PolicyDetails details(ResultSet row) throws SQLException {
        DataKey key = vault.read(row);
        UUID id = JdbcSession.uuid(row, "id");
        UUID consent = JdbcSession.uuid(row, "consent_id");
        UUID decision = JdbcSession.uuid(row, "decision_id");
        return new PolicyDetails(
                key.openJson(row.getBytes("sealed"), SealedPolicy.class, "payung_policy", id).request(),
                JdbcConsents.read(key, row.getBytes("sealed_consent"), consent),
                key.openJson(row.getBytes("sealed_decision"), SealedPolicy.SealedDecision.class, "payung_decision", decision)
                        .receipt());
    }
}
