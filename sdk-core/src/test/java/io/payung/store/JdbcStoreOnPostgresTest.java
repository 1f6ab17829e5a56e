package io.payung.store;

/** The contract in PostgreSQL, over a pool that commits by itself. */
class JdbcStoreOnPostgresTest extends JdbcStoreContract {

    @Override
    TestPool openPool() {
        return Databases.postgres(true);
    }
}
