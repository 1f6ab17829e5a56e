package io.payung.samples.checkout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets in to the desk who knows its code. After five wrong codes in a row it is locked for half a minute, and after each further wrong one again; the right
 * one forgets them. It is locked for everybody, because a sample has no better way to tell callers apart: a real shop asks its own login. Safe for several
 * threads.
 */
final class DeskGuard implements HandlerInterceptor {

    static final String HEADER = "Desk-Code";
    static final int TRIES = 5;
    static final Duration LOCKED_FOR = Duration.ofSeconds(30);
    static final int SHORTEST_CODE = 8;

    private final byte[] expected;
    private final Clock clock;
    private int wrong;
    private Instant lockedUntil = Instant.MIN;

    /** @param code at least eight characters */
    DeskGuard(String code, Clock clock) {
        if (code.length() < SHORTEST_CODE) {
            throw new IllegalArgumentException("checkout.desk.code has " + code.length() + " characters; give it " + SHORTEST_CODE
                    + " or more, or leave it out and take the one that is told at the start");
        }
        this.expected = digest(code);
        this.clock = clock;
    }

    /** Before anything else of the request is looked at. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        admit(request.getHeader(HEADER));
        return true;
    }

    /** Throws a problem with status 401 for a code that is missing or wrong, and 429 while the desk is locked. */
    synchronized void admit(@Nullable String code) {
        Instant now = clock.instant();
        if (now.isBefore(lockedUntil)) {
            throw Problems.later(429, "DESK_LOCKED", Duration.between(now, lockedUntil));
        }
        if (code == null) {
            throw Problems.of(401, "DESK_CODE_WRONG");
        }
        if (MessageDigest.isEqual(expected, digest(code))) {
            wrong = 0;
            return;
        }
        if (++wrong >= TRIES) {
            lockedUntil = now.plus(LOCKED_FOR);
        }
        throw Problems.of(401, "DESK_CODE_WRONG");
    }

    /** Digests are of one length, so that comparing them tells nothing about the code's. */
    private static byte[] digest(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
