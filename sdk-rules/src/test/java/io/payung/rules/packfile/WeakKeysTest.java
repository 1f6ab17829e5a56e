package io.payung.rules.packfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.PayungException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key without a secret is no key. */
class WeakKeysTest {

    private static final String X509 = "302a300506032b6570032100";
    private static final String IDENTITY = "01" + "00".repeat(31);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    })
    void refusesToTrustAPointOfSmallOrder(String point) throws IOException {
        Path file = Files.writeString(folder.resolve("trusted"), "nobody ed25519 " + Base64.getEncoder().encodeToString(encoded(point)) + "\n");

        PayungException refused = catchThrowableOfType(PayungException.class, () -> TrustedKeys.read(file));

        assertThat(refused.code()).isEqualTo("TRUSTED_KEYS_INVALID");
        assertThat(refused).hasMessageContaining("trusted:1:");
    }

    @Test
    void trustsAKeyThatWasMade() throws IOException {
        Path file = Files.writeString(folder.resolve("trusted"), PackSigner.create().trustedLine("somebody") + "\n");

        assertThat(TrustedKeys.read(file)).isNotNull();
    }

    /** Why the list is needed: under such a key a signature counts that was made without any secret. */
    @Test
    void theJdkTakesAForgedSignatureUnderSuchAKey() throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded(IDENTITY)));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update("whatever".getBytes(StandardCharsets.UTF_8));

        assertThat(check.verify(HexFormat.of().parseHex(IDENTITY + "00".repeat(32)))).isTrue();
    }

    private static byte[] encoded(String point) {
        return HexFormat.of().parseHex(X509 + point);
    }
}
