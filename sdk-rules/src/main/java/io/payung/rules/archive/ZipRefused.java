package io.payung.rules.archive;

/** Why a zip file is not read. Its message goes on after "it cannot be read:". */
public final class ZipRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** The kind of fault. */
    public enum Why {
        /** It is no zip file, or one that two readers may understand in two ways. */
        BROKEN,
        /** It holds or unpacks to more than is allowed. */
        TOO_LARGE
    }

    ZipRefused(Why why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    static ZipRefused broken(String message) {
        return new ZipRefused(Why.BROKEN, message);
    }

    public Why why() {
        return why;
    }
}
