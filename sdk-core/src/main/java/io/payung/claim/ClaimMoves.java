package io.payung.claim;

import static io.payung.claim.ClaimAction.APPROVE;
import static io.payung.claim.ClaimAction.CLOSE;
import static io.payung.claim.ClaimAction.CONFIRM;
import static io.payung.claim.ClaimAction.DISPUTE;
import static io.payung.claim.ClaimAction.FIND_COMPLETE;
import static io.payung.claim.ClaimAction.FIND_MISSING;
import static io.payung.claim.ClaimAction.PARTLY_APPROVE;
import static io.payung.claim.ClaimAction.PAY_PART;
import static io.payung.claim.ClaimAction.PAY_REST;
import static io.payung.claim.ClaimAction.REFER;
import static io.payung.claim.ClaimAction.REJECT;
import static io.payung.claim.ClaimAction.REOPEN;
import static io.payung.claim.ClaimAction.WITHDRAW;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which action leads from which state to which: the one table of it. What is not in it does not happen. */
final class ClaimMoves {

    /** The table by which claims move. */
    static final ClaimMoves ALL = all();

    private final Map<ClaimState, Map<ClaimAction, ClaimState>> moves;

    private ClaimMoves(Map<ClaimState, Map<ClaimAction, ClaimState>> moves) {
        this.moves = moves;
    }

    /** Where the action leads; nothing when it is not allowed in that state. */
    Optional<ClaimState> next(ClaimState from, ClaimAction action) {
        return Optional.ofNullable(moves.getOrDefault(from, Map.of()).get(action));
    }

    /** All that is allowed in the state. */
    Set<ClaimAction> from(ClaimState state) {
        return moves.getOrDefault(state, Map.of()).keySet();
    }

    /** The same table with one move more, or other. */
    ClaimMoves with(ClaimState from, ClaimAction action, ClaimState to) {
        Map<ClaimState, Map<ClaimAction, ClaimState>> copy = new EnumMap<>(ClaimState.class);
        moves.forEach((state, actions) -> copy.put(state, new EnumMap<>(actions)));
        copy.computeIfAbsent(from, none -> new EnumMap<>(ClaimAction.class)).put(action, to);
        return new ClaimMoves(copy);
    }

    private static ClaimMoves all() {
        ClaimMoves table = new ClaimMoves(Map.of());
        for (ClaimState open : List.of(
                ClaimState.NOTIFIED, ClaimState.DOCUMENTS_MISSING, ClaimState.SUBMITTED, ClaimState.REFERRED, ClaimState.REOPENED)) {
            table = table.with(open, FIND_MISSING, ClaimState.DOCUMENTS_MISSING)
                    .with(open, FIND_COMPLETE, ClaimState.SUBMITTED)
                    .with(open, REFER, ClaimState.REFERRED)
                    .with(open, WITHDRAW, ClaimState.WITHDRAWN);
        }
        for (ClaimState undecided : List.of(ClaimState.DOCUMENTS_MISSING, ClaimState.SUBMITTED, ClaimState.REFERRED, ClaimState.REOPENED)) {
            table = table.with(undecided, APPROVE, ClaimState.APPROVED)
                    .with(undecided, PARTLY_APPROVE, ClaimState.PARTLY_APPROVED)
                    .with(undecided, REJECT, ClaimState.REJECTED)
                    .with(undecided, CONFIRM, ClaimState.PAID);
        }
        return afterTheDecision(table);
    }

    private static ClaimMoves afterTheDecision(ClaimMoves undecided) {
        ClaimMoves table = undecided
                .with(ClaimState.APPROVED, PAY_PART, ClaimState.APPROVED)
                .with(ClaimState.APPROVED, PAY_REST, ClaimState.PAID)
                .with(ClaimState.PARTLY_APPROVED, PAY_PART, ClaimState.PARTLY_APPROVED)
                .with(ClaimState.PARTLY_APPROVED, PAY_REST, ClaimState.PAID)
                // What is not contested can be paid meanwhile.
                .with(ClaimState.DISPUTED, PAY_PART, ClaimState.DISPUTED)
                .with(ClaimState.DISPUTED, PAY_REST, ClaimState.DISPUTED);
        for (ClaimState contestable : List.of(ClaimState.PARTLY_APPROVED, ClaimState.REJECTED, ClaimState.PAID)) {
            table = table.with(contestable, DISPUTE, ClaimState.DISPUTED);
        }
        for (ClaimState finished : List.of(ClaimState.REJECTED, ClaimState.PAID, ClaimState.WITHDRAWN)) {
            table = table.with(finished, CLOSE, ClaimState.CLOSED);
        }
        for (ClaimState decided : List.of(
                ClaimState.APPROVED, ClaimState.PARTLY_APPROVED, ClaimState.REJECTED, ClaimState.PAID, ClaimState.WITHDRAWN, ClaimState.DISPUTED,
                ClaimState.CLOSED)) {
            table = table.with(decided, REOPEN, ClaimState.REOPENED);
        }
        return table;
    }
}
