package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.certificate.CertificateTokens.Reference;
import io.payung.fixture.SeededIds;
import io.payung.key.DevelopmentKeys;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.key.SecretKey;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTokensTest {

    private static final Reference REFERENCE = new Reference(PartnerId.of("warung"), new PolicyNumber("PYG-7K3M-9QTX-2WBD"));

    private final CertificateTokens tokens = new CertificateTokens(new Ring(key("c1", 1)));

    /** Keys of one purpose, the current one first. */
    private record Ring(List<SecretKey> keys) implements Keys {

        Ring(SecretKey... keys) {
            this(List.of(keys));
        }

        @Override
        public SecretKey current(KeyPurpose purpose) {
            return keys.get(0);
        }

        @Override
        public Optional<SecretKey> byId(KeyPurpose purpose, String id) {
            return keys.stream().filter(key -> purpose == KeyPurpose.CERTIFICATE && key.id().equals(id)).findFirst();
        }
    }

    @Test
    void opensWhatItMade() {
        assertThat(tokens.open(tokens.of(REFERENCE))).contains(REFERENCE);
        assertThat(tokens.of(REFERENCE)).as("at every printing").isEqualTo(tokens.of(REFERENCE));
        assertThat(tokens.of(REFERENCE)).matches("[A-Za-z0-9_-]{1,100}");
    }

    @Test
    void opensNothingThatWasChangedInOneBit() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.of(REFERENCE));
        for (int bit = 0; bit < 8 * token.length; bit++) {
            byte[] forged = token.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(tokens.open(text(forged))).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void opensNothingOfAnotherLength() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.of(REFERENCE));

        for (int length = 0; length < token.length; length++) {
            assertThat(tokens.open(text(Arrays.copyOf(token, length)))).isEmpty();
        }
        assertThat(tokens.open(text(Arrays.copyOf(token, token.length + 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "====", "äöü", "../../etc", "AQ", "AQJjMQ", "AX9jMQ", "PYG-7K3M-9QTX-2WBD"})
    void opensNothingMalformed(String text) {
        assertThat(tokens.open(text)).isEmpty();
        assertThat(tokens.open(text.repeat(1000))).isEmpty();
    }

    @Test
    void hasOneSpelling() {
        String token = tokens.of(new Reference(PartnerId.of("warung-2"), REFERENCE.policy()));

        assertThat(tokens.open(token)).isPresent();
        assertThat(tokens.open(token + "=")).isEmpty();
        assertThat(tokens.open(token + "==")).isEmpty();
        assertThat(tokens.open(" " + token)).isEmpty();
    }

    @Test
    void staysGenuineWhenTheKeyIsReplacedAndNotLongerThanTheKeyIsThere() {
        String printed = tokens.of(REFERENCE);

        CertificateTokens rotated = new CertificateTokens(new Ring(key("c2", 2), key("c1", 1)));
        assertThat(rotated.open(printed)).contains(REFERENCE);
        assertThat(rotated.of(REFERENCE)).isNotEqualTo(printed);
        assertThat(rotated.open(rotated.of(REFERENCE))).contains(REFERENCE);

        assertThat(new CertificateTokens(new Ring(key("c2", 2))).open(printed)).isEmpty();
        assertThat(new CertificateTokens(new Ring(key("c1", 3))).open(printed)).as("another key of the same id").isEmpty();
    }

    @Test
    void tellsWhoeverHasNoKeyNeitherPartnerNorPolicy() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.of(REFERENCE));
        String seen = new String(token, StandardCharsets.ISO_8859_1);

        assertThat(seen).doesNotContain("warung", "PYG", "7K3M");
        String neighbour = tokens.of(new Reference(PartnerId.of("warung"), new PolicyNumber("PYG-7K3M-9QTX-2WBE")));
        assertThat(differing(token, Base64.getUrlDecoder().decode(neighbour))).as("nearly every byte behind the key's id").isGreaterThan(35);
    }

    @Test
    void usesAKeyOfItsOwnPurpose() {
        DevelopmentKeys keys = DevelopmentKeys.inMemory(new SeededIds(7));

        assertThat(keys.current(KeyPurpose.CERTIFICATE).bytes()).isNotEqualTo(keys.current(KeyPurpose.TOKEN).bytes());
        assertThat(new CertificateTokens(keys).open(new CertificateTokens(keys).of(REFERENCE))).contains(REFERENCE);
    }

    private static long differing(byte[] one, byte[] other) {
        long differing = 0;
        for (int i = 0; i < one.length; i++) {
            differing += one[i] == other[i] ? 0 : 1;
        }
        return differing;
    }

    private static SecretKey key(String id, int number) {
        byte[] bytes = new byte[SecretKey.LENGTH];
        Arrays.fill(bytes, (byte) number);
        return new SecretKey(id, bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
