package io.payung.rules.authoring.grid;

import io.payung.rules.archive.ZipBounds;
import io.payung.rules.archive.ZipContent;
import io.payung.rules.archive.ZipRefused.Why;
import io.payung.rules.archive.ZipRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The parts of a workbook's zip file, by its central directory alone and within bounds, before any library sees a byte. Two readers of
 * one zip file may find different parts in it, so what was found here is packed anew for the library.
 */
final class ZipParts {

    static final int MAX_PARTS = 64;
    static final int MAX_PART = 4 * 1024 * 1024;
    static final int MAX_TOTAL = 8 * 1024 * 1024;
    static final int MAX_RATIO = 100;

    private static final ZipBounds BOUNDS = new ZipBounds(MAX_PARTS, MAX_PART, MAX_TOTAL, MAX_RATIO);

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int ENCRYPTED = 1;

    private final ByteBuffer zip;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final TreeMap<Integer, Integer> taken = new TreeMap<>();
    private long total;

    private ZipParts(byte[] bytes) {
        zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Why a zip file is refused. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refused(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private record Entry(String name, int method, int crc, int packed, int size, int offset) {}

    /** Name → content of each part. @throws Refused when it is no plain zip file or out of bounds */
    static Map<String, byte[]> read(byte[] bytes) throws Refused {
        ZipParts reader = new ZipParts(bytes);
        try {
            reader.directory();
        } catch (ZipRefused e) {
            throw new Refused(e.why() == Why.TOO_LARGE ? "XLSX_TOO_LARGE" : "XLSX_BROKEN", e.getMessage());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw broken("it is no complete zip file");
        }
        return reader.parts;
    }

    /** A plain zip file of the parts, not compressed. */
    static byte[] pack(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    private static Refused broken(String why) {
        return new Refused("XLSX_BROKEN", why);
    }

    private void directory() throws Refused, ZipRefused {
        int end = zip.limit() - END_SIZE;
        while (end >= 0 && !(zip.getInt(end) == END && end + END_SIZE + unsigned(end + 20) == zip.limit())) {
            end--;
        }
        if (end < 0 || unsigned(end + 4) != 0 || unsigned(end + 8) != unsigned(end + 10)) {
            throw broken("it is no complete zip file");
        }
        int count = unsigned(end + 10);
        BOUNDS.checkCount(count);
        zip.position(zip.getInt(end + 16));
        Set<String> names = new HashSet<>();
        for (int index = 0; index < count; index++) {
            Entry entry = entry();
            if (!names.add(entry.name.toLowerCase(Locale.ROOT))) {
                throw broken("it has two parts of one name");
            }
            parts.put(entry.name, content(entry));
        }
        if (zip.position() != end) {
            throw broken("its directory does not end where it says");
        }
    }

    private Entry entry() throws Refused {
        int at = zip.position();
        int method = unsigned(at + 10);
        boolean odd = zip.getInt(at) != DIRECTORY || (unsigned(at + 8) & ENCRYPTED) != 0 || !ZipContent.isKnown(method);
        int packed = zip.getInt(at + 20);
        int size = zip.getInt(at + 24);
        int offset = zip.getInt(at + 42);
        if (odd || packed < 0 || packed > zip.limit() || size < 0 || offset < 0) {
            throw broken("a part of it is encrypted, or packed in an unusual way");
        }
        String name = name(at + 46, unsigned(at + 28));
        zip.position(at + 46 + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32));
        return new Entry(name, method, zip.getInt(at + 16), packed, size, offset);
    }

    private byte[] content(Entry entry) throws Refused, ZipRefused {
        total = BOUNDS.add(total, entry.packed, entry.size);
        int at = entry.offset;
        int start = at + 30 + unsigned(at + 26) + unsigned(at + 28);
        if (zip.getInt(at) != LOCAL || !name(at + 30, unsigned(at + 26)).equals(entry.name) || unsigned(at + 8) != entry.method) {
            throw broken("its directory names other parts than it has");
        }
        Map.Entry<Integer, Integer> before = taken.lowerEntry(start + entry.packed);
        if (before != null && before.getValue() > at) {
            throw broken("two parts of it overlap");
        }
        taken.put(at, start + entry.packed);
        byte[] packed = new byte[entry.packed];
        zip.get(start, packed);
        return ZipContent.unpack(entry.method, packed, entry.size, entry.crc);
    }

    private int unsigned(int at) {
        return zip.getShort(at) & 0xFFFF;
    }

    private String name(int at, int length) {
        byte[] name = new byte[length];
        zip.get(at, name);
        return new String(name, StandardCharsets.UTF_8);
    }
}
