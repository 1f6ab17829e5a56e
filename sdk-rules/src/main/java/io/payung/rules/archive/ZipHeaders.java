package io.payung.rules.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The headers of a strict zip file. Everything in them follows from the entry and its place: no time, no comment, no extra field, no
 * flag. So a header is read by writing it again and comparing.
 */
final class ZipHeaders {

    static final int END_SIZE = 22;
    static final int DIRECTORY_SIZE = 46;
    static final int LOCAL_SIZE = 30;

    private static final int END = 0x06054b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final short VERSION = 20;
    private static final short FIRST_OF_1980 = 0x21;

    private ZipHeaders() {}

    /** What a header says about one entry. */
    record Entry(String name, int method, int crc, int packed, int size) {

        byte[] nameBytes() {
            return name.getBytes(StandardCharsets.US_ASCII);
        }
    }

    static byte[] local(Entry entry) {
        byte[] name = entry.nameBytes();
        ByteBuffer header = buffer(LOCAL_SIZE + name.length).putInt(LOCAL);
        return shared(header, entry, name).put(name).array();
    }

    static byte[] directory(Entry entry, int offset) {
        byte[] name = entry.nameBytes();
        ByteBuffer header = buffer(DIRECTORY_SIZE + name.length).putInt(DIRECTORY).putShort(VERSION);
        // Comment length, disk and both attributes are zero.
        return shared(header, entry, name).position(42).putInt(offset).put(name).array();
    }

    static byte[] end(int count, int directorySize, int directoryOffset) {
        return buffer(END_SIZE).putInt(END).putInt(0).putShort((short) count).putShort((short) count).putInt(directorySize)
                .putInt(directoryOffset).putShort((short) 0).array();
    }

    /** From "version needed" to the length of the extra field, which both headers have alike. */
    private static ByteBuffer shared(ByteBuffer header, Entry entry, byte[] name) {
        return header.putShort(VERSION).putShort((short) 0).putShort((short) entry.method()).putShort((short) 0).putShort(FIRST_OF_1980)
                .putInt(entry.crc()).putInt(entry.packed()).putInt(entry.size()).putShort((short) name.length).putShort((short) 0);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
