package io.payung.certificate;

/** How loud a text is: its size beside the body's, and its colour. */
enum Tone {
    BODY(1, Ink.TEXT),
    LARGE(1.25f, Ink.TEXT),
    SMALL(0.86f, Ink.QUIET),
    TINY(0.68f, Ink.QUIET),
    ALERT(1, Ink.WARNING);

    private final float scale;
    private final Ink ink;

    Tone(float scale, Ink ink) {
        this.scale = scale;
        this.ink = ink;
    }

    float size(float body) {
        return scale * body;
    }

    Ink ink() {
        return ink;
    }
}
