package io.payung.rules.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files as no library would: each header says what a test makes it say. */
final class RawZip {

    private static final int LOCAL = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;

    private final List<Entry> entries = new ArrayList<>();
    private byte[] before = {};
    private byte[] between = {};
    private byte[] behind = {};
    private String comment = "";

    /**
     * What is written about one entry.
     *
     * @param local  name in its own header
     * @param name   name in the directory
     * @param size   that both headers state
     * @param mode   attributes of a file system
     * @param extra  bytes of an extra field in its own header
     */
    record Entry(String local, String name, int flags, int method, byte[] data, int crc, int size, int mode, byte[] extra) {

        static Entry stored(String name, byte[] content) {
            return new Entry(name, name, 0, 0, content, checksum(content), content.length, 0, new byte[0]);
        }

        static Entry deflated(String name, byte[] content) {
            return new Entry(name, name, 0, 8, deflate(content), checksum(content), content.length, 0, new byte[0]);
        }

        Entry localName(String other) {
            return new Entry(other, name, flags, method, data, crc, size, mode, extra);
        }

        Entry flags(int other) {
            return new Entry(local, name, other, method, data, crc, size, mode, extra);
        }

        Entry method(int other) {
            return new Entry(local, name, flags, other, data, crc, size, mode, extra);
        }

        Entry size(int other) {
            return new Entry(local, name, flags, method, data, crc, other, mode, extra);
        }

        Entry crc(int other) {
            return new Entry(local, name, flags, method, data, other, size, mode, extra);
        }

        Entry mode(int other) {
            return new Entry(local, name, flags, method, data, crc, size, other, extra);
        }

        Entry extra(byte[] other) {
            return new Entry(local, name, flags, method, data, crc, size, mode, other);
        }
    }

    static RawZip of(Map<String, byte[]> contents) {
        RawZip zip = new RawZip();
        contents.forEach((name, content) -> zip.entries.add(Entry.stored(name, content)));
        return zip;
    }

    RawZip add(Entry entry) {
        entries.add(entry);
        return this;
    }

    RawZip change(String name, UnaryOperator<Entry> change) {
        entries.replaceAll(entry -> entry.name.equals(name) ? change.apply(entry) : entry);
        return this;
    }

    RawZip before(byte[] bytes) {
        before = bytes;
        return this;
    }

    RawZip between(byte[] bytes) {
        between = bytes;
        return this;
    }

    RawZip behind(byte[] bytes) {
        behind = bytes;
        return this;
    }

    RawZip comment(String text) {
        comment = text;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        file.writeBytes(before);
        for (Entry entry : entries) {
            byte[] local = entry.local.getBytes(StandardCharsets.UTF_8);
            byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
            directory.writeBytes(shared(buffer(46 + name.length).putInt(DIRECTORY).putShort((short) 20), entry, name, new byte[0])
                    .putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(entry.mode).putInt(file.size()).put(name).array());
            file.writeBytes(shared(buffer(30 + local.length + entry.extra.length).putInt(LOCAL), entry, local, entry.extra).put(local)
                    .put(entry.extra).array());
            file.writeBytes(entry.data);
        }
        file.writeBytes(between);
        int offset = file.size();
        file.writeBytes(directory.toByteArray());
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        file.writeBytes(buffer(22 + text.length).putInt(END).putInt(0).putShort((short) entries.size()).putShort((short) entries.size())
                .putInt(directory.size()).putInt(offset).putShort((short) text.length).put(text).array());
        file.writeBytes(behind);
        return file.toByteArray();
    }

    private static ByteBuffer shared(ByteBuffer header, Entry entry, byte[] name, byte[] extra) {
        return header.putShort((short) 20).putShort((short) entry.flags).putShort((short) entry.method).putShort((short) 0).putShort((short) 0x21)
                .putInt(entry.crc).putInt(entry.data.length).putInt(entry.size).putShort((short) name.length).putShort((short) extra.length);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    /** Changed in one part. */
    static Map<String, byte[]> with(Map<String, byte[]> parts, String name, String content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        return changed;
    }
}
