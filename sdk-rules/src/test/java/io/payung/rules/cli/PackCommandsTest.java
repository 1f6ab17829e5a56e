package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductId;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.TrustedKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder to a server: keys, compile, verify. */
class PackCommandsTest {

    @TempDir
    private static Path home;

    @BeforeAll
    static void makeKeys() throws IOException {
        ProductFolder.sample().writeTo(home.resolve("sound"));
        ProductFolder.sample().replace("eligibility.drl", "parameters.minimumEntryAge", "parameters.minimumAge").writeTo(home.resolve("broken"));
        assertThat(Ran.of("keys", "-o", path("committee")).exit()).isZero();
        assertThat(Ran.of("keys", "-o", path("stranger")).exit()).isZero();
        Files.createDirectories(home.resolve("packs"));
        Ran ran = Ran.of("compile", path("sound"), "-o", path("packs/sound.payung"), "--key", path("committee.key"));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    }

    private static String path(String name) {
        return home.resolve(name).toString();
    }

    @Test
    void keysWritesASecretForItsOwnerAndALineForServers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("committee.key")))).isEqualTo("rw-------");
        assertThat(TrustedKeys.read(home.resolve("committee.pub")).all()).extracting(key -> key.name()).containsExactly("committee");
        assertThat(Ran.of("keys", "-o", path("committee")).exit()).as("keys are never overwritten").isEqualTo(2);
        assertThat(Ran.of("keys", "-o", path("white space")).err()).contains("cannot be the name of a key");
        assertThat(Ran.of("keys").exit()).isEqualTo(2);
    }

    @Test
    void whatCompileSignedIsServed() {
        TrustedKeys trusted = TrustedKeys.read(home.resolve("committee.pub"));

        assertThat(ProductPacks.compiled(home.resolve("packs"), trusted)
                .onSale(ProductId.of("personal-accident"), Instant.parse("2026-06-01T00:00:00Z"))).isPresent();
    }

    @Test
    void compileTellsWhatItWroteAndLeavesNothingElse() throws IOException {
        Ran ran = Ran.of("compile", path("sound"), "-o", path("packs/sound.payung"), "--key", path("committee.key"));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("personal-accident v1: written to").contains(ProductFolder.sample().source().digest()).contains("signed with key ");
        try (Stream<Path> files = Files.list(home.resolve("packs"))) {
            assertThat(files).containsExactly(home.resolve("packs/sound.payung"));
        }
    }

    @Test
    void compilesStrangersFoldersInAProcessOfItsOwn() {
        Ran ran = Ran.of("compile", path("sound"), "-o", path("isolated.payung"), "--key", path("committee.key"), "--isolated");

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(Ran.of("verify", path("isolated.payung"), "--trust", path("committee.pub")).exit()).isZero();
    }

    @Test
    void compileSaysThatNobodySigned() {
        Ran ran = Ran.of("compile", path("sound"), "-o", path("unsigned.payung"));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("not signed").contains("--key");
        assertThat(PackFile.read(home.resolve("unsigned.payung")).isSigned()).isFalse();
    }

    @Test
    void compileRefusesAFolderWithErrors() {
        Ran ran = Ran.of("compile", path("broken"), "-o", path("broken.payung"), "--key", path("committee.key"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("error NAME_UNKNOWN").contains("broken: not compiled");
        assertThat(home.resolve("broken.payung")).doesNotExist();
    }

    @Test
    void compileTellsWrongUse() throws IOException {
        Files.writeString(home.resolve("open.key"), "no key");
        Files.setPosixFilePermissions(home.resolve("open.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(Ran.of("compile", path("sound")).exit()).isEqualTo(2);
        assertThat(Ran.of("compile", path("nowhere"), "-o", path("x.payung")).exit()).isEqualTo(2);
        assertThat(Ran.of("compile", path("sound"), "-o", path("x.payung"), "--key", path("missing.key")).err()).contains("SIGNING_KEY_INVALID");
        assertThat(Ran.of("compile", path("sound"), "-o", path("x.payung"), "--key", path("open.key")).err()).contains("SIGNING_KEY_OPEN");
        assertThat(Ran.of("compile", path("sound"), "-o", path("no/such/folder/x.payung")).err()).contains("FILE_UNWRITABLE");
        assertThat(home.resolve("x.payung")).doesNotExist();
    }

    @Test
    void compileArchivesOnceForEachSourceAndEngine() throws IOException {
        String archive = path("archive");
        Ran first = Ran.of("compile", path("sound"), "--archive", archive, "--key", path("committee.key"));
        Path kept = home.resolve("archive").resolve(PackFile.archiveName(ProductFolder.sample().source().digest(), ProductPacks.engineVersion()));
        byte[] bytes = Files.readAllBytes(kept);

        Ran second = Ran.of("compile", path("sound"), "--archive", archive, "--key", path("stranger.key"));

        assertThat(first.out()).contains("kept in");
        assertThat(second.out()).contains("already");
        assertThat(Files.readAllBytes(kept)).isEqualTo(bytes);
        try (Stream<Path> files = Files.list(home.resolve("archive"))) {
            assertThat(files).containsExactly(kept);
        }
    }

    @Test
    void verifyTellsWhatAFileHoldsAndWhoSignedIt() {
        Ran ran = Ran.of("verify", path("packs/sound.payung"), "--trust", path("committee.pub"));

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.out().lines().toList()).hasSize(7).first().isEqualTo("product: personal-accident v1, on-sale");
        assertThat(ran.out()).contains("signed by committee").contains("source: " + ProductFolder.sample().source().digest())
                .contains("content: " + ProductFolder.sample().source().contentDigest()).contains("engine: " + ProductPacks.engineVersion())
                .contains("fine: ");
    }

    @Test
    void verifyEndsWithOneForWhatAServerRefuses() throws IOException {
        byte[] bytes = Files.readAllBytes(home.resolve("packs/sound.payung"));
        Files.write(home.resolve("longer.payung"), Stream.of(bytes, new byte[1]).collect(ByteArrayOutputStream::new,
                ByteArrayOutputStream::writeBytes, (a, b) -> { }).toByteArray());
        Ran.of("compile", path("sound"), "-o", path("nobody.payung"));

        for (List<String> asked : List.of(List.of("longer.payung", "committee.pub", "PACK_ARCHIVE_REFUSED"),
                List.of("nobody.payung", "committee.pub", "PACK_UNSIGNED"), List.of("packs/sound.payung", "stranger.pub", "PACK_KEY_UNKNOWN"))) {
            Ran ran = Ran.of("verify", path(asked.get(0)), "--trust", path(asked.get(1)));
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out()).startsWith(asked.get(2)).contains("a server refuses it");
        }
        assertThat(Ran.of("verify", path("missing.payung"), "--trust", path("committee.pub")).exit()).isEqualTo(2);
        assertThat(Ran.of("verify", path("packs/sound.payung"), "--trust", path("missing.pub")).exit()).isEqualTo(2);
        assertThat(Ran.of("verify", path("packs/sound.payung")).exit()).isEqualTo(2);
    }
}
