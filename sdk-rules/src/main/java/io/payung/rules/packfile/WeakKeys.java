package io.payung.rules.packfile;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The points of small order of Ed25519's curve, as they can be encoded: with one as its public key a signature can be valid that anybody writes,
 * without any secret, and the JDK takes them.
 */
final class WeakKeys {

    private static final int POINT_BYTES = 32;
    private static final Set<String> POINTS = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private WeakKeys() {}

    /** @param encoded a public key in X.509, which ends with its point */
    static boolean contain(byte[] encoded) {
        if (encoded.length < POINT_BYTES) {
            return false;
        }
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - POINT_BYTES, encoded.length);
        // The highest bit is the sign of x: each point counts with either.
        point[POINT_BYTES - 1] &= 0x7f;
        return POINTS.contains(HexFormat.of().formatHex(point));
    }
}
