package io.payung.spring.web;

import io.payung.access.ApiKey;
import io.payung.access.Caller;
import io.payung.access.PartnerKey;
import io.payung.access.PartnerKeys;
import io.payung.fault.PayungException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells from the header {@code Authorization} who calls. Whatever is wrong with a key or token, the answer is the same. */
final class Credentials {

    static final String NOT_AUTHENTICATED = "NOT_AUTHENTICATED";

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final String SCHEME = "bearer ";
    private static final String API_KEY = "pyk_";

    /** Of the whole header: room for a token with a long list of claims. */
    private static final int LONGEST = 8 * 1024;

    private final PartnerKeys keys;
    private final Function<String, Optional<Caller>> tokens;

    /** @param tokens reads JSON Web Tokens; throws when it cannot tell whether one is genuine */
    Credentials(PartnerKeys keys, Function<String, Optional<Caller>> tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    /** Who calls. Throws {@code NOT_AUTHENTICATED}, or {@code AUTHENTICATION_UNAVAILABLE} when nobody can tell right now. */
    Caller of(String header) {
        if (header.length() > LONGEST || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw refused();
        }
        String shown = header.substring(SCHEME.length()).strip();
        return (shown.startsWith(API_KEY) ? byKey(shown) : byToken(shown)).orElseThrow(Credentials::refused);
    }

    private Optional<Caller> byKey(String shown) {
        Optional<ApiKey> key = ApiKey.parse(shown);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return keys.byId(key.get().id()).filter(key.get()::matches).map(PartnerKey::caller);
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    private Optional<Caller> byToken(String shown) {
        try {
            return tokens.apply(shown);
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    private static PayungException refused() {
        return new PayungException(NOT_AUTHENTICATED, "no such key or token");
    }

    /** Of the fault only its class is logged: its message may quote what was shown. */
    private static PayungException unavailable(RuntimeException e) {
        LOG.warn("it cannot be told who calls: {}", e.getClass().getName());
        return PayungException.transientFault("AUTHENTICATION_UNAVAILABLE", "keys or tokens cannot be looked up", null);
    }
}
