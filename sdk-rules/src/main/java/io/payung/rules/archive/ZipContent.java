package io.payung.rules.archive;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one entry, to exactly the size that its directory says and not a byte more. */
public final class ZipContent {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private ZipContent() {}

    /** Whether the method is one that is read here. */
    public static boolean isKnown(int method) {
        return method == STORED || method == DEFLATED;
    }

    /** @throws ZipRefused when the content is not what the directory says */
    public static byte[] unpack(int method, byte[] packed, int size, int crc) throws ZipRefused {
        byte[] content = method == STORED ? packed : inflate(packed, size);
        if (content.length != size || checksum(content) != crc) {
            throw ZipRefused.broken("a part of it is damaged");
        }
        return content;
    }

    static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] inflate(byte[] packed, int size) throws ZipRefused {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] content = new byte[size];
            int done = inflater.inflate(content);
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (done != size || more || !inflater.finished() || inflater.getRemaining() > 0) {
                throw ZipRefused.broken("a part of it does not have the size that it says");
            }
            return content;
        } catch (DataFormatException e) {
            throw ZipRefused.broken("a part of it is damaged");
        } finally {
            inflater.end();
        }
    }
}
