package io.payung.rules.packfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.fault.PayungException;
import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.packfile.PackManifest.Part;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is changed about a signed file is noticed. */
class AlteredPackTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static byte[] signed;

    @BeforeAll
    static void sign() {
        signed = SamplePack.signed();
    }

    /** The code of the refusal, or an empty text. */
    private static String refusal(byte[] file) {
        try {
            PackFile read = PackFile.of(file);
            read.signedBy(SamplePack.TRUSTED, DAY);
            read.pack();
            return "";
        } catch (PayungException e) {
            return e.code();
        }
    }

    private static String refusal(Map<String, byte[]> parts) {
        return refusal(SamplePack.file(parts));
    }

    private static Map<String, byte[]> parts() {
        return SamplePack.parts(signed);
    }

    private static Map<String, byte[]> with(String name, byte[] content) {
        Map<String, byte[]> parts = parts();
        parts.put(name, content);
        return parts;
    }

    @Test
    void acceptsTheFileAsItWasSigned() {
        assertThat(refusal(signed)).isEmpty();
        assertThat(refusal(parts())).isEmpty();
    }

    @Test
    void refusesAFlippedBitInAnyPart() {
        Random random = new Random(11);
        parts().forEach((name, content) -> {
            if (name.startsWith("classes/") && random.nextInt(8) > 0) {
                return;
            }
            byte[] flipped = content.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(refusal(with(name, flipped))).as(name).isIn("PACK_ALTERED", "PACK_KEY_UNKNOWN", "PACK_FORMAT_MISMATCH");
            assertThat(refusal(with(name, new byte[0]))).as(name).isEqualTo("PACK_ALTERED");
        });
    }

    @Test
    void refusesAFlippedBitAnywhereInTheFile() {
        long seed = 4711;
        Random random = new Random(seed);
        int unread = 0;
        for (int round = 0; round < 600; round++) {
            byte[] flipped = signed.clone();
            int bit = random.nextInt(flipped.length * 8);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            if (refusal(flipped).isEmpty()) {
                // A bit that fills up the last byte of packed data.
                parts().forEach((name, content) -> assertThat(SamplePack.parts(flipped).get(name)).as("seed %d, bit %d", seed, bit).isEqualTo(content));
                unread++;
            }
        }
        assertThat(unread).isLessThan(3);
    }

    @Test
    void refusesAManifestOfWhichAnyFieldWasChanged() {
        ObjectNode manifest = (ObjectNode) JSON.readTree(parts().get("manifest.json"));
        ObjectNode stamp = (ObjectNode) manifest.get("stamp");
        ObjectNode part = (ObjectNode) manifest.get("parts").get(1);
        int changed = 0;

        for (ObjectNode object : List.of(manifest, stamp, part)) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode before = object.get(name);
                if (before.isNumber()) {
                    object.put(name, before.asInt() + 1);
                } else if (before.isString()) {
                    object.put(name, name.equals("status") ? "DRAFT" : "x" + before.asString().substring(1));
                } else {
                    continue;
                }
                assertThat(refusal(with("manifest.json", JSON.writeValueAsBytes(manifest)))).as(name)
                        .isEqualTo(name.equals("format") ? "PACK_FORMAT_MISMATCH" : "PACK_ALTERED");
                object.set(name, before);
                changed++;
            }
        }

        assertThat(changed).isEqualTo(13);
        assertThat(refusal(with("manifest.json", JSON.writeValueAsBytes(manifest)))).isEmpty();
    }

    @Test
    void refusesOtherSignatures() {
        byte[] manifest = parts().get("manifest.json");
        PackSignature ours = SamplePack.SIGNER.sign(manifest);
        PackSignature theirs = PackSigner.create().sign(manifest);
        Map<String, byte[]> stripped = parts();
        stripped.remove("signature.json");

        assertThat(refusal(stripped)).isEqualTo("PACK_UNSIGNED");
        assertThat(refusal(with("signature.json", PackJson.write(theirs)))).isEqualTo("PACK_KEY_UNKNOWN");
        assertThat(refusal(signature("Ed25519", ours.key(), theirs.signature()))).isEqualTo("PACK_ALTERED");
        assertThat(refusal(signature("Ed448", ours.key(), ours.signature()))).isEqualTo("PACK_ALTERED");
        assertThat(refusal(signature("none", ours.key(), ""))).isEqualTo("PACK_ALTERED");
        assertThat(refusal(signature("Ed25519", "", ours.signature()))).isEqualTo("PACK_KEY_UNKNOWN");
        assertThat(refusal(with("signature.json", "{}".getBytes(StandardCharsets.UTF_8)))).isEqualTo("PACK_ALTERED");
    }

    private static Map<String, byte[]> signature(String algorithm, String key, String signature) {
        return with("signature.json", PackJson.write(new PackSignature(algorithm, key, signature)));
    }

    @Test
    void refusesPartsThatWereAddedRemovedOrMoved() {
        List<String> names = new ArrayList<>(parts().keySet());
        String last = names.get(names.size() - 1);

        assertThat(refusal(with("classes/z/Added.class", new byte[] {1}))).isEqualTo("PACK_ALTERED");
        assertThat(refusal(with("classes/a/Added.class", new byte[] {1}))).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(with("notes.txt", new byte[] {1}))).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(with("classes/z/Added.jar", new byte[] {1}))).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(without(last))).isEqualTo("PACK_ALTERED");
        for (String fixed : names.subList(0, 7)) {
            assertThat(refusal(without(fixed))).as(fixed).isEqualTo(fixed.equals("signature.json") ? "PACK_UNSIGNED" : "PACK_ARCHIVE_REFUSED");
        }
        for (int index = 1; index < 12; index++) {
            List<String> order = new ArrayList<>(names);
            Collections.swap(order, index - 1, index);
            assertThat(refusal(ordered(order))).as("%s first", order.get(index - 1)).isEqualTo("PACK_ARCHIVE_REFUSED");
        }
    }

    private static Map<String, byte[]> without(String name) {
        Map<String, byte[]> parts = parts();
        parts.remove(name);
        return parts;
    }

    private static Map<String, byte[]> ordered(List<String> names) {
        Map<String, byte[]> parts = parts();
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        names.forEach(name -> ordered.put(name, parts.get(name)));
        return ordered;
    }

    @Test
    void refusesAFileOfWhichThereAreTwoReadings() {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int directory = text.lastIndexOf("product.json");
        byte[] central = signed.clone();
        central[directory] = 'q';
        byte[] local = signed.clone();
        local[text.indexOf("product.json")] = 'q';
        byte[] twice = signed.clone();
        for (int at = text.indexOf("clauses.json"); at >= 0; at = text.indexOf("clauses.json", at + 1)) {
            System.arraycopy("product.json".getBytes(StandardCharsets.US_ASCII), 0, twice, at, 12);
        }

        assertThat(refusal(central)).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(local)).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(twice)).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(Arrays.copyOf(signed, signed.length + 1))).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(Arrays.copyOf(signed, signed.length - 1))).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(new byte[0])).isEqualTo("PACK_ARCHIVE_REFUSED");
        assertThat(refusal(new byte[PackFile.MAX_BYTES + 1])).isEqualTo("PACK_ARCHIVE_REFUSED");
    }

    /** Even from somebody who is trusted: what follows from another part is not believed twice. */
    @Test
    void refusesContradictionsUnderAGoodSignature() {
        CompiledPack pack = SamplePack.compiled();
        TreeMap<String, String> files = new TreeMap<>(pack.source().files());
        files.put("clauses/cover.en.md", "We pay nothing.\n");
        Map<String, Map<String, ClauseText>> clauses = new TreeMap<>(pack.clauses());
        ClauseText cover = clauses.get("cover").get("en");
        clauses.put("cover", Map.of("en", new ClauseText("cover", "en", cover.sha256(), "We pay nothing.\n")));

        assertThat(resigned(new CompiledPack(pack.product(), pack.texts(), pack.clauses(), new PackSource(files), pack.rules())))
                .isEqualTo("PACK_ALTERED");
        assertThat(resigned(new CompiledPack(pack.product(), pack.texts(), clauses, pack.source(), pack.rules()))).isEqualTo("PACK_ALTERED");
        assertThat(resigned(new CompiledPack(pack.product(), pack.texts(), pack.clauses(), pack.source(),
                new CompiledRules(pack.rules().sets(), Map.of())))).isEqualTo("PACK_ALTERED");
        assertThat(resigned(pack)).isEmpty();
    }

    private static String resigned(CompiledPack pack) {
        return refusal(PackFile.write(pack, SamplePack.STAMP, SamplePack.SIGNER));
    }

    @Test
    void refusesAManifestThatTellsOfAnotherProduct() {
        PackManifest good = PackFile.of(signed).manifest();
        String other = "0".repeat(64);

        assertThat(manifest(good, good.version() + 1, good.sourceDigest(), good.contentDigest(), good.parts())).isEqualTo("PACK_ALTERED");
        assertThat(manifest(good, good.version(), other, good.contentDigest(), good.parts())).isEqualTo("PACK_ALTERED");
        assertThat(manifest(good, good.version(), good.sourceDigest(), other, good.parts())).isEqualTo("PACK_ALTERED");
        assertThat(manifest(good, good.version(), good.sourceDigest(), good.contentDigest(),
                good.parts().stream().map(part -> new Part(part.name(), part.length() + 1, part.sha256())).toList())).isEqualTo("PACK_ALTERED");
        assertThat(manifest(good, good.version(), good.sourceDigest(), good.contentDigest(), good.parts())).isEmpty();
    }

    /** What an older SDK signed is compiled again from its source, whatever else this one cannot read of it. */
    @Test
    void readsTheSourceOfAnotherFormat() {
        PackManifest now = PackFile.of(signed).manifest();
        byte[] manifest = PackJson.write(new PackManifest(99, now.product(), now.version(), now.status(), now.sourceDigest(), now.contentDigest(),
                now.stamp(), now.parts()));
        Map<String, byte[]> parts = with("manifest.json", manifest);
        parts.put("signature.json", PackJson.write(SamplePack.SIGNER.sign(manifest)));
        parts.put("rules.json", new byte[] {1});
        byte[] old = SamplePack.file(parts);

        assertThat(refusal(old)).isEqualTo("PACK_FORMAT_MISMATCH");
        assertThat(ArchivedSource.read(old, SamplePack.TRUSTED, DAY)).isEqualTo(SamplePack.compiled().source());
        parts.put("source.json", PackJson.write(new PackSource(new TreeMap<>(Map.of("product.yaml", "other")))));
        assertThat(catchThrowable(() -> ArchivedSource.read(SamplePack.file(parts), SamplePack.TRUSTED, DAY))).hasMessageStartingWith("PACK_ALTERED");
        parts.remove("signature.json");
        assertThat(catchThrowable(() -> ArchivedSource.read(SamplePack.file(parts), SamplePack.TRUSTED, DAY))).hasMessageStartingWith("PACK_UNSIGNED");
    }

    private static String manifest(PackManifest good, int version, String source, String content, List<Part> listed) {
        byte[] manifest = PackJson.write(
                new PackManifest(good.format(), good.product(), version, good.status(), source, content, good.stamp(), listed));
        Map<String, byte[]> parts = with("manifest.json", manifest);
        parts.put("signature.json", PackJson.write(SamplePack.SIGNER.sign(manifest)));
        return refusal(parts);
    }
}
