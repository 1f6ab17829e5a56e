package io.payung.spring.web;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of a query before a database sees them: PostgreSQL takes no zero byte. */
final class QueryText {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,100}");

    private QueryText() {}

    /** The same; throws when it holds anything but visible ASCII characters. */
    static @Nullable String visible(String name, @Nullable String value) {
        if (value != null && !VISIBLE.matcher(value).matches()) {
            throw new InvalidInputException(List.of(new InputError("/" + name, "FIELD_FORMAT", "has 1 to 100 visible ASCII characters")));
        }
        return value;
    }
}
