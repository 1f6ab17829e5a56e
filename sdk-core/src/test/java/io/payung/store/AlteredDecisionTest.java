package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.IssueOutcome.Issued;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A decision that somebody changed in the database is not replayed as if it were the one that was written. */
class AlteredDecisionTest {

    private final DefaultIdSource ids = new DefaultIdSource();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void findsADecisionThatIsNotTheOneOfItsDigest(Databases.Kind kind) throws SQLException {
        assertThat(codeAfter(kind, "update payung_decision set salted_digest = '" + "0".repeat(64) + "'")).isEqualTo("DECISION_ALTERED");
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void findsADecisionOfAnotherPolicy(Databases.Kind kind) throws SQLException {
        assertThat(codeAfter(kind, "update payung_decision set sealed = (select sealed from payung_policy)")).isEqualTo("SEAL_BROKEN");
    }

    private String codeAfter(Databases.Kind kind, String sql) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Deciding shop = Deciding.over(new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids)));
            Issued issued = shop.issue();
            assertThat(shop.replay(issued.number()).isIdentical()).isTrue();
            Databases.execute(pool, sql);

            String[] code = new String[1];
            assertThatThrownBy(() -> shop.replay(issued.number()))
                    .isInstanceOfSatisfying(PayungException.class, e -> code[0] = e.code());
            return code[0];
        }
    }
}
