package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.policy.Policy;
import io.payung.policy.PolicyStore;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last policy of a page: the next page starts behind it, whatever was issued meanwhile. */
record PageCursor(Instant issuedAt, String number) {

    /** Newest first; the number only orders what was issued at the same instant. */
    static final Comparator<Policy> NEWEST_FIRST = Comparator.comparing(Policy::issuedAt)
            .thenComparing(policy -> policy.number().value())
            .reversed();

    static final int MAX_SIZE = 500;

    private static final Pattern SHAPE = Pattern.compile("1 (\\d{4}-[!-~]{15,35}) ([!-~]{1,40})");

    static PageCursor of(Policy policy) {
        return new PageCursor(policy.issuedAt(), policy.number().value());
    }

    static @Nullable PageCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            Matcher parts = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return new PageCursor(Instant.parse(parts.group(1)), parts.group(2));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Neither fault says more than that this is none of our cursors.
        }
        throw new PayungException("CURSOR_INVALID", "this is no cursor of a page; pass the one that the previous page gave, or none");
    }

    /** Refuses a page of no policies, or of so many that it would exhaust the memory. */
    static void checkSize(int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new PayungException("PAGE_SIZE", "a page has 1 to " + MAX_SIZE + " policies, not " + size);
        }
    }

    /** @param found one more than the page holds when there is a next page */
    static PolicyStore.Page page(List<Policy> found, int size) {
        if (found.size() <= size) {
            return new PolicyStore.Page(found, null);
        }
        List<Policy> page = found.subList(0, size);
        return new PolicyStore.Page(page, of(page.get(size - 1)).encoded());
    }

    private String encoded() {
        byte[] text = ("1 " + issuedAt + " " + number).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Whether the policy comes behind this one. */
    boolean isBefore(Policy policy) {
        int time = policy.issuedAt().compareTo(issuedAt);
        return time < 0 || time == 0 && policy.number().value().compareTo(number) < 0;
    }
}
