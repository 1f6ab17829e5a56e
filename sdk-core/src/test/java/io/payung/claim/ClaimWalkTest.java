package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims that are pushed about at random stay sound, and a table with one wrong move is found out. */
class ClaimWalkTest {

    private static final long SEED = 20261126;
    private static final int STEPS = Boolean.getBoolean("payung.full") ? 100_000 : Boolean.getBoolean("payung.long") ? 2_000 : 1_200;

    @Test
    void keepsClaimsSoundInWhateverOrder() {
        ClaimWalk walk = new ClaimWalk(ClaimMoves.ALL, SEED);

        assertThat(walk.walk(STEPS)).as("seed " + SEED).isEmpty();

        Set<ClaimAction> moves = EnumSet.complementOf(EnumSet.of(ClaimAction.FIND_MISSING, ClaimAction.FIND_COMPLETE, ClaimAction.REFER));
        assertThat(walk.done().keySet()).as("all that can be done was done").containsExactlyInAnyOrderElementsOf(moves);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED, DISPUTE, DISPUTED", "CLOSED, APPROVE, APPROVED", "REJECTED, WITHDRAW, WITHDRAWN", "APPROVED, CLOSE, CLOSED",
        "SUBMITTED, CLOSE, CLOSED", "DISPUTED, CLOSE, CLOSED", "APPROVED, REJECT, REJECTED", "WITHDRAWN, APPROVE, APPROVED", "DOCUMENTS_MISSING, REOPEN, REOPENED",
        "REOPENED, DISPUTE, DISPUTED", "APPROVED, PAY_PART, PAID", "REOPENED, PAY_REST, PAID", "PARTLY_APPROVED, DISPUTE, REJECTED"
    })
    void findsATableWithOneWrongMove(ClaimState from, ClaimAction action, ClaimState to) {
        assertThat(new ClaimWalk(ClaimMoves.ALL.with(from, action, to), SEED).walk(STEPS)).isPresent();
    }
}
