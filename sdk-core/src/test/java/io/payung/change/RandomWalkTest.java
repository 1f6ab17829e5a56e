package io.payung.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.policy.PolicyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies are changed at random, and after every step everything that must hold whatever the table of moves says is looked at. {@code -Dpayung.walk.steps=100000}
 * walks farther, {@code -Dpayung.walk.seed=…} elsewhere.
 */
class RandomWalkTest {

    private static final int STEPS = Integer.getInteger("payung.walk.steps", 2_000);
    private static final long SEED = Long.getLong("payung.walk.seed", 20_261_126L);
    private static final int FOUND_WITHIN = 10_000;
    private static final List<PolicyState> ENDED =
            List.of(PolicyState.CANCELLED, PolicyState.VOID, PolicyState.EXPIRED, PolicyState.ENDED_BY_CLAIM, PolicyState.REPLACED);

    @Test
    void nothingThatMustHoldIsEverBroken() {
        RandomWalk walk = new RandomWalk(Moves.allowed(), SEED);

        Optional<String> broken = walk.go(STEPS);

        assertThat(broken).as("seed %d", SEED).isEmpty();
        assertThat(walk.changed()).as("kinds of changes that happened").isGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("wrongMoves")
    void findsATableWithOneWrongMove(WrongMove wrong) {
        RandomWalk walk = new RandomWalk(Moves.allowed().with(wrong.from, wrong.change, wrong.to), SEED);

        assertThat(walk.go(FOUND_WITHIN)).as("seed %d", SEED).isPresent();
    }

    record WrongMove(PolicyState from, ChangeKind change, PolicyState to) {}

    /** One for each way to be wrong in the build, every one when the walk is long. */
    static Stream<WrongMove> wrongMoves() {
        List<WrongMove> some = List.of(
                new WrongMove(PolicyState.CANCELLED, ChangeKind.CANCELLATION, PolicyState.CANCELLED),
                new WrongMove(PolicyState.EXPIRED, ChangeKind.VOID, PolicyState.VOID),
                new WrongMove(PolicyState.VOID, ChangeKind.CHANGE_CONTACT, PolicyState.VOID),
                new WrongMove(PolicyState.IN_FORCE, ChangeKind.CANCELLATION, PolicyState.IN_FORCE));
        if (STEPS <= FOUND_WITHIN) {
            return some.stream();
        }
        List<WrongMove> all = new ArrayList<>(some);
        for (PolicyState from : ENDED) {
            for (ChangeKind change : RandomWalk.TRIED) {
                all.add(new WrongMove(from, change, from));
                all.add(new WrongMove(from, change, PolicyState.VOID));
            }
        }
        return all.stream().distinct().filter(move -> move.to() != PolicyState.EXPIRED);
    }
}
