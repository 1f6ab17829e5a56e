package io.payung.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract in an H2 file, over a pool that commits by itself. */
class JdbcStoreOnH2Test extends JdbcStoreContract {

    @TempDir
    static Path folder;

    @Override
    TestPool openPool() {
        return Databases.h2(folder.resolve("payung"), "", true);
    }

    @Override
    public boolean writesInTurn() {
        return true;
    }
}
