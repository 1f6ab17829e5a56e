package io.payung.access;

import io.payung.fault.PayungException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of an API key: nobody can make the key from it.
 *
 * @param hash as {@link ApiKey#hash} gave it: the key's id, a full stop and 64 hexadecimal digits
 */
public record PartnerKey(Caller caller, String hash) {

    private static final Pattern HASH = Pattern.compile("(?<id>[a-z0-9]{16})\\.[0-9a-f]{64}");

    public PartnerKey {
        if (!HASH.matcher(hash).matches()) {
            throw new PayungException(
                    "API_KEY_HASH", "the hash of an API key is its id, a full stop and 64 hexadecimal digits; the key itself is kept nowhere");
        }
    }

    public String id() {
        Matcher parts = HASH.matcher(hash);
        parts.matches();
        return parts.group("id");
    }
}
