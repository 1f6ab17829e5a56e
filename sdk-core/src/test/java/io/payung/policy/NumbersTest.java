package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.SeededIds;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = new Numbers(new SeededIds(42));

    @Test
    void drawsPolicyNumbersInThreeGroupsOfFour() {
        assertThat(numbers.policyNumber().value()).matches("PYG(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    }

    @Test
    void drawsHolderSecretsInSevenGroupsOfFour() {
        assertThat(numbers.secret().value()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}");
    }
}
