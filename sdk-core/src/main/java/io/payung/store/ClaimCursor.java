package io.payung.store;

import io.payung.claim.ClaimPage;
import io.payung.claim.ClaimStanding;
import io.payung.fault.PayungException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last claim of a page: the next page starts behind it. Ids come in the order of time. */
final class ClaimCursor {

    static final int MAX_SIZE = 500;

    private ClaimCursor() {}

    static @Nullable UUID parse(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException noId) {
            throw new PayungException("CURSOR_INVALID", "this is no cursor of a page; pass the one that the previous page gave, or none");
        }
    }

    static void checkSize(int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new PayungException("PAGE_SIZE", "a page has 1 to " + MAX_SIZE + " claims, not " + size);
        }
    }

    /** @param found one more than the page holds when there is a next page */
    static ClaimPage page(List<ClaimStanding> found, int size) {
        if (found.size() <= size) {
            return new ClaimPage(found, null);
        }
        List<ClaimStanding> page = found.subList(0, size);
        return new ClaimPage(page, page.get(size - 1).claim().toString());
    }
}
