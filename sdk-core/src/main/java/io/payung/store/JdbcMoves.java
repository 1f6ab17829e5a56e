package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.policy.PolicyMove;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of each policy, in {@code payung_policy_move}. Whoever adds a move holds the policy's row, so numbers have no gaps. */
final class JdbcMoves {

    private final JdbcSession session;

    JdbcMoves(JdbcSession session) {
        this.session = session;
    }

    int last(UUID policy) {
        return session.first("select max(number) from payung_policy_move where policy_id = ?", row -> row.getInt(1), policy).orElse(0);
    }

    void add(UUID policy, PolicyMove move) {
        session.update(
                "insert into payung_policy_move (policy_id, number, moved_from, moved_to, since, moved_at, cause) values (?, ?, ?, ?, ?, ?, ?)",
                policy, move.number(), key(move.from()), key(move.to()), move.since(), move.at(), move.cause());
    }

    List<PolicyMove> of(PartnerId partner, PolicyNumber number) {
        return session.list(
                "select m.* from payung_policy_move m join payung_policy p on p.id = m.policy_id where p.partner = ? and p.policy_number = ?"
                        + " order by m.number",
                JdbcMoves::move,
                partner.value(),
                number.value());
    }

    private static PolicyMove move(ResultSet row) throws SQLException {
        return new PolicyMove(
                row.getInt("number"),
                state(row.getString("moved_from")),
                state(row.getString("moved_to")),
                JdbcSession.instant(row, "since"),
                JdbcSession.instant(row, "moved_at"),
                row.getString("cause"));
    }

    private static @Nullable String key(@Nullable PolicyState state) {
        return state == null ? null : state.key();
    }

    private static @Nullable PolicyState state(@Nullable String key) {
        return key == null ? null : PolicyState.ofKey(key);
    }
}
