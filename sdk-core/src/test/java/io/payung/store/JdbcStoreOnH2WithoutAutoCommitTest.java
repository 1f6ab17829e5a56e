package io.payung.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract in an H2 file in PostgreSQL mode, over a pool that never commits by itself. */
@Tag("long")
class JdbcStoreOnH2WithoutAutoCommitTest extends JdbcStoreContract {

    @TempDir
    static Path folder;

    @Override
    TestPool openPool() {
        return Databases.h2(folder.resolve("payung"), ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", false);
    }

    @Override
    public boolean writesInTurn() {
        return true;
    }
}
