package io.payung.store;

import org.junit.jupiter.api.Tag;

/** The contract in PostgreSQL, over a pool that never commits by itself. */
@Tag("long")
class JdbcStoreOnPostgresWithoutAutoCommitTest extends JdbcStoreContract {

    @Override
    TestPool openPool() {
        return Databases.postgres(false);
    }
}
