package io.payung.rules.packfile;

import io.payung.fault.PayungException;

/** A pack file that is not taken, with what to do about it. */
public final class PackRefused extends PayungException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String fix;

    PackRefused(String code, String what, String fix) {
        super(code, what + "; " + fix);
        this.what = what;
        this.fix = fix;
    }

    /** What is wrong, without the code. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}
