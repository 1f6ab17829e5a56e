package io.payung.rules.authoring.logic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The verdicts on 12,000 pairs of random rules are those of counting out every point. Apart from the other tests, because it takes seconds. */
@Tag("long")
class CountedOutTest {

    @Test
    void agreesOnTwelveThousandPairs() {
        CountedOut.agree(12_000);
    }
}
