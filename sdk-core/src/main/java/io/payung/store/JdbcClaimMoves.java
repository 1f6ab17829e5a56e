package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimMove;
import io.payung.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done to claims, in {@code payung_claim_move}: amounts and references in clear, the rest sealed under the key of the policy's holder. */
final class JdbcClaimMoves {

    private static final String TABLE = "payung_claim_move";

    private final JdbcSession session;

    JdbcClaimMoves(JdbcSession session) {
        this.session = session;
    }

    /** @return false when another payment of the partner has the reference */
    boolean insert(ClaimFile file, UUID person, DataKey key) {
        Claim claim = file.claim();
        ClaimMove move = last(file);
        Money amount = amount(move, file.currency());
        return session.insertIfAbsent(
                "payung_uq_claim_move_reference",
                "insert into payung_claim_move (claim_id, version, partner, action, moved_at, amount, currency, reference, person_id, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.id().value(),
                move.version(),
                claim.partner().value(),
                move.action().key(),
                move.at(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency().getCurrencyCode(),
                move.payment() == null ? null : move.payment().reference(),
                person,
                key.sealJson(move, TABLE, row(claim.id().value(), move.version())));
    }

    /** In their order. */
    List<ClaimMove> of(UUID claim, DataKey key) {
        return session.list(
                "select version, sealed from payung_claim_move where claim_id = ? order by version",
                row -> key.openJson(row.getBytes("sealed"), ClaimMove.class, TABLE, row(claim, row.getInt("version"))),
                claim);
    }

    static ClaimMove last(ClaimFile file) {
        return file.moves().get(file.moves().size() - 1);
    }

    private static @Nullable Money amount(ClaimMove move, Currency currency) {
        if (move.payment() != null) {
            return move.payment().amount();
        }
        return move.decision() == null ? null : move.decision().total(currency);
    }

    private static String row(UUID claim, int version) {
        return claim + "/" + version;
    }
}
