package io.payung.certificate;

/** The colours of a certificate; each but the two lightest can be read on white when printed in grey. */
enum Ink {
    TEXT(0x1B262C),
    QUIET(0x53626B),
    ACCENT(0x0B5563),
    RULE(0xBFD3D6),
    TINT(0xEAF3F4),
    WARNING(0x9C2A10),
    WARNING_TINT(0xFCEBE5),
    WATERMARK(0xE6E6E6),
    PAPER(0xFFFFFF);

    private static final int MAX = 255;

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    /** Whether it only lies behind something else. */
    boolean isTint() {
        return this == TINT || this == WARNING_TINT;
    }

    /** Red, green and blue from 0 to 1. */
    float[] parts() {
        return new float[] {(rgb >> 16 & MAX) / (float) MAX, (rgb >> 8 & MAX) / (float) MAX, (rgb & MAX) / (float) MAX};
    }
}
