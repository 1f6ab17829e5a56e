package io.payung.store;

/** The contract in PostgreSQL, over a pool that never commits by itself. */
class JdbcStoreOnPostgresWithoutAutoCommitTest extends JdbcStoreContract {

    @Override
    TestPool openPool() {
        return Databases.postgres(false);
    }
}
