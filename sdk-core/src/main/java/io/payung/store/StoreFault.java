package io.payung.store;

import io.payung.fault.PayungException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A store that failed, told without any value. Databases quote the offending row in their messages, so the original exception is dropped;
 * SQLState, constraint name and stack trace stay.
 */
final class StoreFault extends PayungException {

    /** Somebody else holds what is needed; the same call may succeed later. */
    static final String BUSY = "STORE_BUSY";

    /** Lost against another transaction (deadlock, serialisation); the same call may succeed at once. */
    static final String CONFLICT = "STORE_CONFLICT";

    static final String FAILED = "STORE_FAILED";

    private static final Set<String> LOST_STATES = Set.of("40001", "40P01", "90131");
    private static final Set<String> BUSY_STATES = Set.of("55P03", "HYT00");
    private static final String UNIQUE_VIOLATION = "23505";

    /** H2 appends the name of the index it made for the constraint. */
    private static final Pattern CONSTRAINT = Pattern.compile("payung_(?:pk|uq|fk|ck)_[a-z_]+?(?=_index_|[^a-z_]|$)");

    private final @Nullable String constraint;
    private final boolean unique;

    private StoreFault(String code, String message, @Nullable SQLException origin) {
        super(code, message, withoutValues(origin));
        this.constraint = origin == null ? null : constraintOf(origin);
        this.unique = origin != null && UNIQUE_VIOLATION.equals(origin.getSQLState());
    }

    static StoreFault busy() {
        return new StoreFault(BUSY, "another unit of work holds the store; try again", null);
    }

    static StoreFault changedMeanwhile() {
        return new StoreFault(CONFLICT, "another unit of work was faster; try again", null);
    }

    static StoreFault of(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String constraint = constraintOf(e);
        String where = "SQLState " + state + (constraint == null ? "" : ", constraint " + constraint);
        if (BUSY_STATES.contains(state)) {
            return new StoreFault(BUSY, "a lock was not free in time (" + where + "); try again", e);
        }
        if (LOST_STATES.contains(state)) {
            return new StoreFault(CONFLICT, "another transaction was faster (" + where + "); try again", e);
        }
        return new StoreFault(FAILED, "the database refused a statement (" + where + "); see its own log", e);
    }

    @Override
    public boolean retryable() {
        return !code().equals(FAILED);
    }

    /** Whether the unique constraint (or primary key) of that name was violated. */
    boolean violates(String uniqueConstraint) {
        return unique && uniqueConstraint.equals(constraint);
    }

    /** Whether any unique constraint was violated. */
    boolean isDuplicate() {
        return unique;
    }

    private static @Nullable String constraintOf(SQLException e) {
        Matcher name = CONSTRAINT.matcher(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        return name.find() ? name.group() : null;
    }

    private static @Nullable Throwable withoutValues(@Nullable SQLException e) {
        if (e == null) {
            return null;
        }
        IllegalStateException cause = new IllegalStateException(e.getClass().getSimpleName() + ", SQLState " + e.getSQLState());
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }
}
