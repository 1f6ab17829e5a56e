package io.payung.rules.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.rules.archive.ZipRefused.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictZipTest {

    private static final ZipBounds BOUNDS = new ZipBounds(4, 100_000, 150_000, 100);
    private static final byte[] TEXT = "words and words and words and words".getBytes(StandardCharsets.UTF_8);

    private static Map<String, byte[]> three() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("b.json", TEXT);
        contents.put("a/Empty.class", new byte[0]);
        contents.put("a/In$ner.class", new byte[] {1, 2, 3});
        return contents;
    }

    private static Why refusal(byte[] file) {
        try {
            StrictZip zip = StrictZip.open(file, BOUNDS);
            for (String name : zip.names()) {
                zip.content(name);
            }
            return null;
        } catch (ZipRefused e) {
            return e.why();
        }
    }

    @Test
    void readsWhatItWroteAsEveryOtherReaderDoes() throws Exception {
        byte[] file = StrictZip.write(three(), BOUNDS);

        StrictZip zip = StrictZip.open(file, BOUNDS);

        assertThat(zip.names()).containsExactly("b.json", "a/Empty.class", "a/In$ner.class");
        try (ZipInputStream other = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (Map.Entry<String, byte[]> content : three().entrySet()) {
                assertThat(zip.content(content.getKey())).isEqualTo(content.getValue());
                assertThat(other.getNextEntry().getName()).isEqualTo(content.getKey());
                assertThat(other.readAllBytes()).isEqualTo(content.getValue());
            }
            assertThat(other.getNextEntry()).isNull();
        }
    }

    /**
     * Every byte is either a header, which follows from the entries, or packed data, which has a checksum; only the bits that fill up the
     * last byte of packed data say nothing.
     */
    @Test
    void noticesEveryFlippedBit() throws Exception {
        byte[] file = StrictZip.write(three(), BOUNDS);
        Map<String, byte[]> contents = three();

        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(refusal(flipped) != null || sameContents(flipped, contents)).as("bit %d", bit).isTrue();
        }
    }

    private static boolean sameContents(byte[] file, Map<String, byte[]> contents) throws ZipRefused {
        StrictZip zip = StrictZip.open(file, BOUNDS);
        return zip.names().equals(contents.keySet().stream().toList()) && contents.entrySet().stream().allMatch(entry -> {
            try {
                return Arrays.equals(zip.content(entry.getKey()), entry.getValue());
            } catch (ZipRefused e) {
                return false;
            }
        });
    }

    @Test
    void refusesEveryCutAndEveryAddition() throws Exception {
        byte[] file = StrictZip.write(three(), BOUNDS);

        for (int length = 0; length < file.length; length++) {
            assertThat(refusal(Arrays.copyOf(file, length))).as("%d bytes", length).isNotNull();
            assertThat(refusal(Arrays.copyOfRange(file, file.length - length, file.length))).isNotNull();
        }
        assertThat(refusal(Arrays.copyOf(file, file.length + 1))).isEqualTo(Why.BROKEN);
        byte[] before = new byte[file.length + 1];
        System.arraycopy(file, 0, before, 1, file.length);
        assertThat(refusal(before)).isNotNull();
        byte[] twice = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, twice, file.length, file.length);
        assertThat(refusal(twice)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/etc/passwd", "a/../b", "a\\b", "C:x", "a//b", "a/", ".hidden", "a b", "a/.b", "caf\u00e9", "a\u0000", "", "a."})
    void refusesNamesThatAreNotPlain(String name) {
        assertThatThrownBy(() -> StrictZip.write(Map.of(name, TEXT), BOUNDS)).isInstanceOf(ZipRefused.class);
        if (!name.isEmpty()) {
            assertThat(refusal(byOther(Map.of(name, TEXT)))).isEqualTo(Why.BROKEN);
        }
    }

    @Test
    void refusesWhatOtherWritersAdd() {
        assertThat(refusal(byOther(Map.of("a", TEXT)))).isEqualTo(Why.BROKEN);
    }

    @Test
    void refusesNamesThatDifferInCaseOnly() throws Exception {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("same", TEXT);
        contents.put("SAME", TEXT);

        assertThat(refusal(StrictZip.write(contents, BOUNDS))).isEqualTo(Why.BROKEN);
    }

    @Test
    void refusesTwoEntriesOfOneName() throws Exception {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("one1", TEXT);
        contents.put("one2", "other words, and other words".getBytes(StandardCharsets.UTF_8));
        byte[] file = StrictZip.write(contents, BOUNDS);
        for (int at = 0; at + 4 <= file.length; at++) {
            if (new String(file, at, 4, StandardCharsets.ISO_8859_1).equals("one2")) {
                file[at + 3] = '1';
            }
        }

        assertThat(refusal(file)).isEqualTo(Why.BROKEN);
    }

    @Test
    void countsEntriesBytesAndTotalFromTheDirectory() throws Exception {
        Map<String, byte[]> full = noise(new int[] {100_000, 49_999, 0, 1});

        assertThat(refusal(StrictZip.write(full, BOUNDS))).isNull();
        assertThat(refusal(unbounded(noise(new int[] {1, 1, 1, 1, 1})))).isEqualTo(Why.TOO_LARGE);
        assertThat(refusal(unbounded(noise(new int[] {100_001})))).isEqualTo(Why.TOO_LARGE);
        assertThat(refusal(unbounded(noise(new int[] {100_000, 50_001})))).isEqualTo(Why.TOO_LARGE);
        assertThatThrownBy(() -> StrictZip.write(noise(new int[] {100_001}), BOUNDS)).isInstanceOf(ZipRefused.class);
    }

    @Test
    void refusesABombBeforeItIsUnpackedAndWritesNone() throws Exception {
        Map<String, byte[]> zeros = Map.of("zeros", new byte[90_000]);

        assertThat(refusal(StrictZip.write(zeros, new ZipBounds(4, 100_000, 150_000, 10_000)))).isEqualTo(Why.TOO_LARGE);
        assertThat(refusal(StrictZip.write(zeros, BOUNDS))).isNull();
    }

    private static byte[] unbounded(Map<String, byte[]> contents) throws ZipRefused {
        return StrictZip.write(contents, new ZipBounds(1_000, 1 << 20, 1 << 20, 1_000));
    }

    private static Map<String, byte[]> noise(int[] sizes) {
        Random random = new Random(7);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (int size : sizes) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            contents.put("n" + contents.size(), noise);
        }
        return contents;
    }

    private static byte[] byOther(Map<String, byte[]> contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
