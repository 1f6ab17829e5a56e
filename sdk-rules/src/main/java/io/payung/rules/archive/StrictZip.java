package io.payung.rules.archive;

import io.payung.rules.archive.ZipHeaders.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/**
 * A zip file of which there is only one reading: entries one after the other from the first byte, the directory, the end record, and
 * nothing before, between or after. Names are plain, and differ in more than their case. Whatever says anything else, in a local header or
 * in the directory, is refused before a byte is unpacked. Immutable; unpacks an entry when it is asked for it.
 */
public final class StrictZip {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$][A-Za-z0-9_$.-]{0,254}(?:/[A-Za-z0-9_$][A-Za-z0-9_$.-]{0,254}){0,20}");
    private static final int MAX_NAME = 512;

    private final byte[] bytes;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new LinkedHashMap<>();

    private StrictZip(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The file of the entries, in their order, packed where that is worth it. */
    public static byte[] write(Map<String, byte[]> contents, ZipBounds bounds) throws ZipRefused {
        bounds.checkCount(contents.size());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        long total = 0;
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            byte[] plain = content.getValue();
            byte[] deflated = deflate(plain);
            boolean stored = deflated.length >= plain.length || bounds.isBomb(deflated.length, plain.length);
            byte[] packed = stored ? plain : deflated;
            total = bounds.add(total, packed.length, plain.length);
            Entry entry = new Entry(checked(content.getKey()), stored ? ZipContent.STORED : ZipContent.DEFLATED,
                    ZipContent.checksum(plain), packed.length, plain.length);
            directory.writeBytes(ZipHeaders.directory(entry, file.size()));
            file.writeBytes(ZipHeaders.local(entry));
            file.writeBytes(packed);
        }
        byte[] end = ZipHeaders.end(contents.size(), directory.size(), file.size());
        file.writeBytes(directory.toByteArray());
        file.writeBytes(end);
        return file.toByteArray();
    }

    /** @throws ZipRefused when it is not exactly such a file, or out of bounds */
    public static StrictZip open(byte[] bytes, ZipBounds bounds) throws ZipRefused {
        StrictZip zip = new StrictZip(bytes.clone());
        zip.check(zip.directory(bounds));
        return zip;
    }

    /** In the order of the file. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** @throws ZipRefused when it is damaged, or not there */
    public byte[] content(String name) throws ZipRefused {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw ZipRefused.broken("it has no \"" + name + "\"");
        }
        int start = starts.get(name);
        return ZipContent.unpack(entry.method(), Arrays.copyOfRange(bytes, start, start + entry.packed()), entry.size(), entry.crc());
    }

    /** Where the directory begins. */
    private int directory(ZipBounds bounds) throws ZipRefused {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - ZipHeaders.END_SIZE;
        if (end < 0) {
            throw ZipRefused.broken("it is no complete zip file");
        }
        int count = file.getShort(end + 10) & 0xFFFF;
        int offset = file.getInt(end + 16);
        if (offset < 0 || offset > end || !matches(end, ZipHeaders.end(count, end - offset, offset))) {
            throw ZipRefused.broken("its last bytes are not the end of a zip file without comment");
        }
        bounds.checkCount(count);
        Set<String> known = new HashSet<>();
        long total = 0;
        int at = offset;
        for (int index = 0; index < count; index++) {
            Entry entry = entry(file, at, end);
            if (!known.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw ZipRefused.broken("it has two parts of one name");
            }
            total = bounds.add(total, entry.packed(), entry.size());
            entries.put(entry.name(), entry);
            at += ZipHeaders.DIRECTORY_SIZE + entry.name().length();
        }
        if (at != end) {
            throw ZipRefused.broken("its directory does not end where it says");
        }
        return offset;
    }

    private static Entry entry(ByteBuffer file, int at, int end) throws ZipRefused {
        if (at + ZipHeaders.DIRECTORY_SIZE > end) {
            throw ZipRefused.broken("its directory is shorter than it says");
        }
        int method = file.getShort(at + 10) & 0xFFFF;
        int packed = file.getInt(at + 20);
        int size = file.getInt(at + 24);
        int length = file.getShort(at + 28) & 0xFFFF;
        if (!ZipContent.isKnown(method) || packed < 0 || size < 0 || length > end - at - ZipHeaders.DIRECTORY_SIZE) {
            throw ZipRefused.broken("a part of it is packed in an unusual way");
        }
        byte[] name = new byte[length];
        file.get(at + ZipHeaders.DIRECTORY_SIZE, name);
        return new Entry(checked(new String(name, StandardCharsets.ISO_8859_1)), method, file.getInt(at + 16), packed, size);
    }

    /** Writes every header again and compares it with what stands there. */
    private void check(int directory) throws ZipRefused {
        int at = 0;
        int header = directory;
        for (Entry entry : entries.values()) {
            byte[] local = ZipHeaders.local(entry);
            byte[] central = ZipHeaders.directory(entry, at);
            boolean inside = local.length + (long) entry.packed() <= directory - at;
            if (!inside || !matches(at, local) || !matches(header, central)) {
                throw ZipRefused.broken("\"" + entry.name() + "\" is described in two ways, or is not where it belongs");
            }
            starts.put(entry.name(), at + local.length);
            at += local.length + entry.packed();
            header += central.length;
        }
        if (at != directory) {
            throw ZipRefused.broken("there is something between its last part and its directory");
        }
    }

    private boolean matches(int at, byte[] expected) {
        return at >= 0 && at + expected.length <= bytes.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    private static String checked(String name) throws ZipRefused {
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches() || name.endsWith(".")) {
            throw ZipRefused.broken("the name of a part of it is not plain");
        }
        return name;
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
