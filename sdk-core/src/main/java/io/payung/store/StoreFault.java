package io.payung.store;

import io.payung.fault.PayungException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
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

    /** The database is away, or has no room for one more; what was sent last may have been done or not. The same call may succeed later. */
    static final String UNREACHABLE = "STORE_UNREACHABLE";

    static final String FAILED = "STORE_FAILED";

    private static final Set<String> LOST_STATES = Set.of("40001", "40P01", "90131");
    private static final Set<String> BUSY_STATES = Set.of("55P03", "HYT00");
    /** Connections and resources, by class; who stops the server; a statement that took too long; an H2 file that was closed or taken away. */
    private static final Pattern AWAY = Pattern.compile("08...|53...|57P..|57014|90067|90098|90121");

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
        if (AWAY.matcher(state).matches() || isOfTheConnection(e)) {
            return new StoreFault(UNREACHABLE, "the database did not answer (" + where + "); try again", e);
        }
        return new StoreFault(FAILED, "the database refused a statement (" + where + "); see its own log", e);
    }

    /** As pools say it that have no connection left. */
    private static boolean isOfTheConnection(SQLException e) {
        return e instanceof SQLTransientConnectionException || e instanceof SQLNonTransientConnectionException || e instanceof SQLRecoverableException;
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
