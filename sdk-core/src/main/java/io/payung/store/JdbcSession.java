package io.payung.store;

import io.payung.money.Money;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements with values bound, in the running unit of work or in one of their own. Instants are kept to the microsecond. */
final class JdbcSession {

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final JdbcUnitOfWork units;
    private final Dialect dialect;

    JdbcSession(JdbcUnitOfWork units, Dialect dialect) {
        this.units = units;
        this.dialect = dialect;
    }

    /** @return how many rows were changed */
    int update(String sql, @Nullable Object... values) {
        return units.writing(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Inserts one row unless another one has the same unique key; waits for an uncommitted one. The transaction stays usable either way.
     *
     * @return whether it was inserted
     */
    boolean insertIfAbsent(String uniqueConstraint, String insert, @Nullable Object... values) {
        try {
            return tryToInsert(uniqueConstraint, insert, values);
        } catch (StoreFault fault) {
            if (!fault.isDuplicate()) {
                throw fault;
            }
            // Of two at once PostgreSQL may refuse one by another constraint that the same row violates. By now the first is committed and found.
            return tryToInsert(uniqueConstraint, insert, values);
        }
    }

    private boolean tryToInsert(String uniqueConstraint, String insert, @Nullable Object... values) {
        String sql = dialect.orNothing(insert, uniqueConstraint);
        try {
            return units.run(() -> units.keepIf(inserted -> true, () -> update(sql, values) == 1));
        } catch (StoreFault fault) {
            if (fault.violates(uniqueConstraint)) {
                return false;
            }
            throw fault;
        }
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /**
     * The first row for whoever comes first, by a query {@code for update skip locked}. Where one writes after the other it is not locked, so that the update
     * that follows has to look again: a host's transaction may have changed it and be committed only now.
     */
    <T> Optional<T> firstInTurn(String sql, RowReader<T> reader, @Nullable Object... values) {
        return list(units.inTurn(sql), true, reader, values).stream().findFirst();
    }

    <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return list(sql, sql.contains(" for update"), reader, values);
    }

    private <T> List<T> list(String sql, boolean locking, RowReader<T> reader, @Nullable Object... values) {
        JdbcUnitOfWork.ConnectionWork<List<T>> reading = connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                try (ResultSet row = statement.executeQuery()) {
                    List<T> result = new ArrayList<>();
                    while (row.next()) {
                        result.add(reader.read(row));
                    }
                    return result;
                }
            }
        };
        return locking ? units.writing(reading) : units.on(reading);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Money money(ResultSet row, String amountColumn) throws SQLException {
        return new Money(row.getBigDecimal(amountColumn), Currency.getInstance(row.getString("currency")));
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                // Cut here, because databases round.
                value = instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            }
            statement.setObject(i + 1, value);
        }
    }
}
