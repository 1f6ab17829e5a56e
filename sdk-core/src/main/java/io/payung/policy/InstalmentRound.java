package io.payung.policy;

/**
 * What one round of looking after instalments came to.
 *
 * @param checked how many policies were due
 * @param moved   how many of them stand otherwise than before: in grace, lapsed, or in force again
 * @param unknown of how many a gateway did not say whether they are paid
 * @param failed  how many could not be handled; see the log, they are due again soon
 */
public record InstalmentRound(int checked, int moved, int unknown, int failed) {

    static final InstalmentRound NONE = new InstalmentRound(0, 0, 0, 0);
    static final InstalmentRound FAILED = new InstalmentRound(1, 0, 0, 1);

    InstalmentRound plus(InstalmentRound other) {
        return new InstalmentRound(checked + other.checked, moved + other.moved, unknown + other.unknown, failed + other.failed);
    }
}
