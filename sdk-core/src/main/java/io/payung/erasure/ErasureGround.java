package io.payung.erasure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.fault.PayungException;
import java.util.Arrays;
import java.util.Locale;

/** Why a person is erased; kept with the record that it was done. */
public enum ErasureGround {
    /** The person asked for it. */
    REQUEST,
    /** The person took back the consent to the use of their data. */
    CONSENT_WITHDRAWN,
    /** What the law or the partner wants kept has been kept long enough. */
    RETENTION_OVER;

    /** As answers and requests spell it: {@code consent-withdrawn}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ground of that key. Throws {@code ERASURE_GROUND} for any other text. */
    @JsonCreator
    public static ErasureGround of(String key) {
        return Arrays.stream(values())
                .filter(ground -> ground.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new PayungException("ERASURE_GROUND", "a person is erased on request, consent-withdrawn or retention-over"));
    }
}
