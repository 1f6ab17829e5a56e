package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;

/** Ends the reading of one rule; reading goes on at the next. */
public final class SyntaxException extends RuntimeException {

    private final transient Position at;
    private final String code;
    private final String fix;

    public SyntaxException(Position at, String code, String message, String fix) {
        super(message, null, false, false);
        this.at = at;
        this.code = code;
        this.fix = fix;
    }

    public void report(Problems problems) {
        problems.error(at, code, getMessage(), fix);
    }
}
