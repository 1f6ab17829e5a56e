package io.payung.store;

import io.payung.fault.PayungException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place behind which the next page of events begins. */
final class EventCursor {

    static final int MAX_SIZE = 500;

    private static final Pattern SHAPE = Pattern.compile("e1 ([0-9]{1,18})");

    private EventCursor() {}

    static String of(long position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("e1 " + position).getBytes(StandardCharsets.UTF_8));
    }

    /** Zero, before all events, without one. */
    static long parse(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            Matcher parts = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return Long.parseLong(parts.group(1));
            }
        } catch (IllegalArgumentException e) {
            // It says no more than that this is none of our cursors.
        }
        throw new PayungException("CURSOR_INVALID", "this is no cursor of a page of events; pass the one that the previous page gave, or none");
    }

    static PayungException gone() {
        return new PayungException("EVENTS_GONE", "events behind this cursor are deleted by now; begin without a cursor, at the first that are left");
    }

    static void checkSize(int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new PayungException("PAGE_SIZE", "a page has 1 to " + MAX_SIZE + " events, not " + size);
        }
    }
}
