package io.payung.spring;

import io.payung.fault.PayungException;
import io.payung.store.JdbcTransactions;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Payung's writes in the host's transaction, or else in one of their own that the host's transaction manager runs. */
final class SpringTransactions implements JdbcTransactions {

    private static final String CONFLICT = "STORE_CONFLICT";
    private static final int ATTEMPTS = 5;

    private final DataSource source;
    private final TransactionTemplate template;

    SpringTransactions(DataSource source, PlatformTransactionManager manager) {
        this.source = withoutProxy(source);
        this.template = new TransactionTemplate(manager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** Throws {@code TRANSACTION_MANAGER_MISMATCH} unless a transaction of the manager has a connection of the data source. */
    void requireOwnership() {
        boolean owned = Boolean.TRUE.equals(
                template.execute(status -> TransactionSynchronizationManager.hasResource(source)));
        if (!owned) {
            throw new PayungException(
                    "TRANSACTION_MANAGER_MISMATCH",
                    "the transaction manager " + template.getTransactionManager().getClass().getName()
                            + " does not run transactions on the DataSource " + source.getClass().getName() + " that Payung writes to");
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            Done<T> done = attempt(work, attempt);
            if (!done.again) {
                return done.result();
            }
        }
    }

    /** A transaction that was joined is left to its owner even when the work throws, so the template must not see the exception. */
    private <T> Done<T> attempt(Supplier<T> work, int attempt) {
        boolean[] ours = new boolean[1];
        try {
            return template.execute(status -> {
                ours[0] = status.isNewTransaction();
                return ours[0] ? new Done<>(work.get(), null, false) : Done.of(work);
            });
        } catch (PayungException e) {
            // Nobody outside has seen what a transaction of our own did, so it may be done again.
            if (ours[0] && attempt < ATTEMPTS && e.code().equals(CONFLICT)) {
                return new Done<>(null, null, true);
            }
            throw e;
        } catch (CannotCreateTransactionException | TransactionSystemException | DataAccessResourceFailureException | TransientDataAccessException
                | RecoverableDataAccessException e) {
            // Whether it was committed nobody knows then; of a foreign exception only the class is told.
            throw PayungException.transientFault("STORE_UNREACHABLE", "the database did not answer (" + e.getClass().getSimpleName() + "); try again", null);
        }
    }

    @Override
    public Connection connection() {
        return DataSourceUtils.getConnection(source);
    }

    @Override
    public void release(Connection connection) {
        DataSourceUtils.releaseConnection(connection, source);
    }

    private static DataSource withoutProxy(DataSource source) {
        DataSource target = source instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        return target == null ? source : withoutProxy(target);
    }

    /** How the work ended. */
    private record Done<T>(@Nullable T value, @Nullable RuntimeException fault, boolean again) {

        static <T> Done<T> of(Supplier<T> work) {
            try {
                return new Done<>(work.get(), null, false);
            } catch (RuntimeException e) {
                return new Done<>(null, e, false);
            }
        }

        T result() {
            if (fault != null) {
                throw fault;
            }
            return value;
        }
    }
}
