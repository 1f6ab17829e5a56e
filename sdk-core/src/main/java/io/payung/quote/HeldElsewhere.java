package io.payung.quote;

import io.payung.money.Money;
import java.util.Optional;

/**
 * What a person holds beside what this store knows.
 *
 * @param source how that is known
 */
public record HeldElsewhere(int count, Money sumInsured, Source source) {

    /** How what is held elsewhere is known. */
    public enum Source {
        KNOWN,
        DECLARED,
        UNKNOWN
    }

    /** The code of a warning that refuses nothing; none when it is known. */
    Optional<String> warning() {
        return source == Source.KNOWN ? Optional.empty() : Optional.of("HELD_COVER_" + source);
    }
}
