package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.SeededIds;
import io.payung.key.Realm;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = new Numbers(new SeededIds(42), Realm.PRODUCTION);

    @Test
    void drawsPolicyNumbersInThreeGroupsOfFour() {
        assertThat(numbers.policyNumber().value()).matches("PYG(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    }

    @Test
    void drawsNumbersAndReferencesOfASandboxThatCannotBeMistaken() {
        Numbers test = new Numbers(new SeededIds(42), Realm.SANDBOX);

        assertThat(test.policyNumber().value()).matches("TEST(-[0-9A-HJKMNP-TV-Z]{4}){3}");
        assertThat(test.paymentReference()).matches("TEST-PYA(-[0-9A-HJKMNP-TV-Z]{4}){5}").satisfies(own -> assertThat(Numbers.isPaymentReference(own)).isTrue());
        assertThat(numbers.paymentReference()).startsWith("PYA-").satisfies(own -> assertThat(Numbers.isPaymentReference(own)).isTrue());
        assertThat(Numbers.isPaymentReference("TEST-SETTLE-20000-IDR")).isFalse();
        assertThat(test.policyNumber().isTest()).isTrue();
        assertThat(numbers.policyNumber().isTest()).isFalse();
    }

    @Test
    void drawsHolderSecretsInSevenGroupsOfFour() {
        assertThat(numbers.secret().value()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}");
    }
}
