package io.payung.rules.packfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);
    private static final PackSigner SIGNER = PackSigner.create();

    @TempDir
    private Path folder;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static TrustedKey key(PackSigner signer) {
        return TrustedKeys.parse(signer.trustedLine("somebody")).all().get(0);
    }

    @Test
    void holdsForItsManifestAndKeyOnly() {
        PackSignature signature = SIGNER.sign(MANIFEST);

        assertThat(signature.isOf(MANIFEST, key(SIGNER).key())).isTrue();
        assertThat(signature.isOf("{} ".getBytes(StandardCharsets.UTF_8), key(SIGNER).key())).isFalse();
        assertThat(signature.isOf(MANIFEST, key(PackSigner.create()).key())).isFalse();
        assertThat(new PackSignature("none", signature.key(), signature.signature()).isOf(MANIFEST, key(SIGNER).key())).isFalse();
        assertThat(new PackSignature("Ed25519", signature.key(), signature.signature() + "\n").isOf(MANIFEST, key(SIGNER).key())).isFalse();
        assertThat(new PackSignature("Ed25519", signature.key(), "").isOf(MANIFEST, key(SIGNER).key())).isFalse();
    }

    /** A signature under the bare bytes, which somebody may have made for another purpose, is none under a pack. */
    @Test
    void isMadeForPacksOnly() throws Exception {
        PackSignature ours = SIGNER.sign(MANIFEST);
        java.security.Signature bare = java.security.Signature.getInstance("Ed25519");
        bare.initVerify(key(SIGNER).key());
        bare.update(MANIFEST);

        assertThat(bare.verify(Base64.getDecoder().decode(ours.signature()))).isFalse();
    }

    @Test
    void comesFromTheKeyThatWasKept() throws IOException {
        Path file = folder.resolve("committee.key");
        SIGNER.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PackSigner.read(file).trustedLine("x")).isEqualTo(SIGNER.trustedLine("x"));
        assertThat(PackSigner.read(file).sign(MANIFEST)).isEqualTo(SIGNER.sign(MANIFEST));
        assertThat(PackSigner.read(file).toString()).doesNotContain(Files.readAllLines(file).get(1));
        refused("FILE_EXISTS", () -> PackSigner.create().write(file));
    }

    /** The example of RFC 8410, section 10.3. */
    @Test
    void readsTheKeyOfTheStandard() throws IOException {
        Path file = folder.resolve("other.key");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                + "-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(PackSigner.read(file).trustedLine("x"))
                .isEqualTo("x ed25519 MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void refusesAKeyThatOthersMayRead(String mode) throws IOException {
        Path file = folder.resolve("open.key");
        SIGNER.write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        refused("SIGNING_KEY_OPEN", () -> PackSigner.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----"})
    void refusesWhatIsNoKey(String text) throws IOException {
        Path file = folder.resolve("no.key");
        SIGNER.write(file);
        Files.writeString(file, text);

        refused("SIGNING_KEY_INVALID", () -> PackSigner.read(file));
        refused("SIGNING_KEY_INVALID", () -> PackSigner.read(folder.resolve("missing.key")));
    }

    @Test
    void trustsTheKeysOfTheListOnTheirDays() {
        String line = SIGNER.trustedLine("committee");
        TrustedKey key = TrustedKeys.parse("# ours\n\n  " + line + "  from 2026-01-01 until 2026-06-30 # for half a year\r\n").all().get(0);

        assertThat(key.name()).isEqualTo("committee");
        assertThat(key.id()).isEqualTo(SIGNER.id());
        assertThat(key.countsOn(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(key.countsOn(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(key.countsOn(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(key.countsOn(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(TrustedKeys.parse(line + " until 2026-06-30").all().get(0).from()).isNull();
        assertThat(TrustedKeys.parse(line).all().get(0).countsOn(LocalDate.EPOCH)).isTrue();
    }

    @Test
    void tellsEveryFaultOfTheListWithItsLine() {
        String good = SIGNER.trustedLine("good");

        assertThatThrownBy(() -> TrustedKeys.parse(good + "\nfirst rsa AAAA\n#\nsecond ed25519 AAAA\n" + good + "\n"
                        + PackSigner.create().trustedLine("third") + " until yesterday\n"))
                .isInstanceOfSatisfying(PayungException.class, e -> {
                    assertThat(e.code()).isEqualTo("TRUSTED_KEYS_INVALID");
                    assertThat(e.getMessage().lines()).hasSize(4);
                    assertThat(e).hasMessageContaining(":2: ").hasMessageContaining(":4: ").hasMessageContaining(":5: ").hasMessageContaining(":6: ");
                });
    }

    @ParameterizedTest
    @CsvSource({"until 2026-01-31 from 2026-01-01", "from 2026-02-01 until 2026-01-31", "from 2026-02-30", "until", "for ever"})
    void refusesDaysThatAreNone(String days) {
        refused("TRUSTED_KEYS_INVALID", () -> TrustedKeys.parse(SIGNER.trustedLine("a") + " " + days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nobody", "a ed25519", "a ed25519 MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuF=",
        "a ed25519 MCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=", "../a ed25519 AAAA"})
    void refusesListsWithoutAKey(String text) {
        refused("TRUSTED_KEYS_INVALID", () -> TrustedKeys.parse(text));
    }

    @Test
    void refusesAListThatIsNotThere() {
        refused("TRUSTED_KEYS_INVALID", () -> TrustedKeys.read(folder.resolve("missing")));
    }

    @Test
    void saysWhoSignedAPack() {
        PackFile signed = PackFile.of(SamplePack.signed());
        PackFile unsigned = PackFile.of(PackFile.write(SamplePack.compiled(), SamplePack.STAMP));
        TrustedKeys late = TrustedKeys.parse(SamplePack.SIGNER.trustedLine("committee") + " from 2026-06-02");

        assertThat(signed.signedBy(SamplePack.TRUSTED, DAY).name()).isEqualTo("committee");
        assertThat(signed.signedBy(late, DAY.plusDays(1)).name()).isEqualTo("committee");
        refused("PACK_KEY_UNKNOWN", () -> signed.signedBy(late, DAY));
        refused("PACK_KEY_UNKNOWN", () -> signed.signedBy(TrustedKeys.parse(SIGNER.trustedLine("other")), DAY));
        refused("PACK_UNSIGNED", () -> unsigned.signedBy(SamplePack.TRUSTED, DAY));
    }
}
