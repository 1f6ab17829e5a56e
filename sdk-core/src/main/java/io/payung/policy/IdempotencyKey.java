package io.payung.policy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The caller's own name for one piece of work, for example its order number: the same key never sells twice, and repeating it gives the
 * first answer again. 1 to 100 visible ASCII characters, unique per partner and operation.
 */
public record IdempotencyKey(@NotBlank @Pattern(regexp = "[\\x21-\\x7e]{1,100}") String value) {

    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
