package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandwritingTest {

    private static final HolderSecret SECRET = new HolderSecret("E7WJ-D0BF-6200-RKVD-TBE1-3M77-X07N");

    @ParameterizedTest
    @ValueSource(strings = {
        "E7WJ-D0BF-6200-RKVD-TBE1-3M77-X07N", "e7wj-d0bf-6200-rkvd-tbe1-3m77-x07n", "E7WJD0BF6200RKVDTBE13M77X07N", " E7WJ DOBF 62O0 RKVD TBEl 3M77 XO7N "
    })
    void takesASecretAsPeopleCopyIt(String written) {
        assertThat(new HolderSecret(written).matches(SECRET.digest())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E7WJ-D0BF-6200-RKVD-TBE1-3M77-X07", "E7WJ-D0BF-6200-RKVD-TBE1-3M77-X07M", "E7WJ-D0BF-6200-RKVD-TBE1-3M77-X07N0"})
    void takesNoOtherSecret(String other) {
        assertThat(new HolderSecret(other).matches(SECRET.digest())).isFalse();
    }

    @Test
    void findsTheNumberInWhatWasWritten() {
        PolicyNumber number = new PolicyNumber("PYG-7K3M-9QTX-2WBD");

        assertThat(PolicyNumber.asWritten("pyg 7k3m 9qtx 2wbd")).isEqualTo(number);
        assertThat(PolicyNumber.asWritten("PYG-7K3M-9QTX-2WBD")).isEqualTo(number);
        assertThat(PolicyNumber.asWritten("PYG-7K3M-9QTX-2WB")).isNotEqualTo(number);
        assertThat(PolicyNumber.asWritten("test 7k3m 9qtx 2wbd").value()).isEqualTo("TEST-7K3M-9QTX-2WBD");
        assertThat(PolicyNumber.asWritten("nobody's").value()).isEqualTo("nobody's");
    }
}
