package io.payung.rules.archive;

import io.payung.rules.archive.ZipRefused.Why;

/**
 * How much a zip file may hold, checked against what its directory says before anything is unpacked.
 *
 * @param entries most entries
 * @param entry   most bytes of one entry
 * @param total   most bytes of all entries together
 * @param ratio   most times that an entry may grow by unpacking; entries up to 64 KiB may well be nothing but repetition
 */
public record ZipBounds(int entries, int entry, long total, int ratio) {

    private static final int RATIO_FROM = 64 * 1024;

    /** @throws ZipRefused when there are too many */
    public void checkCount(int count) throws ZipRefused {
        if (count > entries) {
            throw new ZipRefused(Why.TOO_LARGE, "it has more than " + entries + " parts");
        }
    }

    /**
     * What the entries are together.
     *
     * @param before bytes of the entries before this one
     * @throws ZipRefused when it or all together unpack to too many bytes
     */
    public long add(long before, int packed, int size) throws ZipRefused {
        if (size > entry || before + size > total || isBomb(packed, size)) {
            throw new ZipRefused(Why.TOO_LARGE, "a part of it unpacks to too many bytes");
        }
        return before + size;
    }

    boolean isBomb(int packed, int size) {
        return size > RATIO_FROM && size / ratio > packed;
    }
}
