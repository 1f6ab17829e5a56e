package io.payung.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.SeededIds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final byte[] CLEAR = "Zulkarnain".getBytes(StandardCharsets.UTF_8);
    private static final String PLACE = "person/details/1";
    private final SeededIds ids = new SeededIds(7);
    private final byte[] key = ids.randomBytes(SecretKey.LENGTH);
    private final Sealer sealer = new Sealer(ids);

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(key, sealer.seal(key, CLEAR, PLACE), PLACE)).isEqualTo(CLEAR);
        assertThat(sealer.open(key, sealer.seal(key, new byte[0], PLACE), PLACE)).isEmpty();
    }

    @Test
    void sealsTheSameTwiceInDifferentBytes() {
        assertThat(sealer.seal(key, CLEAR, PLACE)).isNotEqualTo(sealer.seal(key, CLEAR, PLACE));
    }

    @Test
    void doesNotOpenWhenAnyBitIsFlipped() {
        byte[] sealed = sealer.seal(key, CLEAR, PLACE);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertBroken(key, altered, PLACE);
        }
    }

    @Test
    void doesNotOpenWhenCutShort() {
        byte[] sealed = sealer.seal(key, CLEAR, PLACE);

        for (int length = 0; length < sealed.length; length++) {
            assertBroken(key, Arrays.copyOf(sealed, length), PLACE);
        }
    }

    @Test
    void doesNotOpenInAnotherPlaceOrWithAnotherKey() {
        byte[] sealed = sealer.seal(key, CLEAR, PLACE);

        assertBroken(key, sealed, "person/details/2");
        assertBroken(key, sealed, "");
        assertBroken(ids.randomBytes(SecretKey.LENGTH), sealed, PLACE);
    }

    @Test
    void takesKeysOfThirtyTwoBytesAlone() {
        for (int length : new int[] {31, 33}) {
            assertThatExceptionOfType(PayungException.class)
                    .isThrownBy(() -> new SecretKey("k", new byte[length]))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("KEY_LENGTH"));
        }
        assertThat(new SecretKey("k", new byte[32]).bytes()).hasSize(32);
    }

    @Test
    void keepsAndShowsNoBytesOfAKey() {
        byte[] bytes = ids.randomBytes(32);
        SecretKey secret = new SecretKey("k", bytes);
        byte[] before = bytes.clone();
        bytes[0] ^= 1;
        secret.bytes()[1] ^= 1;

        assertThat(secret.bytes()).isEqualTo(before);
        assertThat(secret).hasToString("SecretKey[k]");
    }

    private void assertBroken(byte[] with, byte[] sealed, String place) {
        assertThatExceptionOfType(PayungException.class)
                .isThrownBy(() -> sealer.open(with, sealed, place))
                .satisfies(e -> assertThat(e.code()).isEqualTo("SEAL_BROKEN"));
    }
}
