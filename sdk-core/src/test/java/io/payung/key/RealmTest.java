package io.payung.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.SeededIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Keys of production and of a sandbox never meet. */
class RealmTest {

    /** One secret under whatever ids, the current one of each purpose last given. */
    private static final class Vault implements Keys {

        private final Map<KeyPurpose, String> current = new HashMap<>();

        private Vault(String id) {
            for (KeyPurpose purpose : KeyPurpose.values()) {
                current.put(purpose, id);
            }
        }

        @Override
        public SecretKey current(KeyPurpose purpose) {
            return byId(purpose, current.get(purpose)).orElseThrow();
        }

        @Override
        public Optional<SecretKey> byId(KeyPurpose purpose, String id) {
            return Optional.of(new SecretKey(id, new byte[SecretKey.LENGTH]));
        }
    }

    @Test
    void takesNoKeysOfTheOtherRealm() {
        assertCode("KEYS_OF_SANDBOX", () -> Realm.PRODUCTION.only(new Vault("test-1")));
        assertCode("KEYS_OF_PRODUCTION", () -> Realm.SANDBOX.only(new Vault("k1")));
        assertCode("KEYS_OF_PRODUCTION", () -> Realm.SANDBOX.only(new Vault("tests")));
        assertThatCode(() -> Realm.PRODUCTION.only(new Vault("tests"))).doesNotThrowAnyException();
        assertThatCode(() -> Realm.SANDBOX.only(new Vault("test-"))).doesNotThrowAnyException();
    }

    @Test
    void takesNoKeysOfBothRealms() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Vault mixed = new Vault("k1");
            mixed.current.put(purpose, "test-1");

            assertCode("KEYS_MIXED", () -> Realm.of(mixed));
        }
    }

    @Test
    void opensNothingWithAKnownKeyOfTheOtherRealm() {
        assertThat(Realm.PRODUCTION.only(new Vault("k1")).byId(KeyPurpose.TOKEN, "test-1")).isEmpty();
        assertThat(Realm.SANDBOX.only(new Vault("test-1")).byId(KeyPurpose.TOKEN, "k1")).isEmpty();
        assertThat(Realm.SANDBOX.only(new Vault("test-1")).byId(KeyPurpose.TOKEN, "test-2")).isPresent();
    }

    @Test
    void makesTwoKeysOfOneSecret() {
        Keys production = Realm.PRODUCTION.only(new Vault("k1"));
        Keys sandbox = Realm.SANDBOX.only(new Vault("test-1"));

        for (KeyPurpose purpose : KeyPurpose.values()) {
            assertThat(sandbox.current(purpose).bytes()).isNotEqualTo(production.current(purpose).bytes());
            assertThat(sandbox.byId(purpose, "test-1")).contains(sandbox.current(purpose));
        }
        assertThat(production.current(KeyPurpose.TOKEN).bytes()).as("as it was").isEqualTo(new byte[SecretKey.LENGTH]);
    }

    @Test
    void noticesARotationToTheOtherRealm() {
        Vault vault = new Vault("k1");
        Keys production = Realm.PRODUCTION.only(vault);
        vault.current.put(KeyPurpose.TOKEN, "test-2");

        assertCode("KEYS_MIXED", () -> production.current(KeyPurpose.TOKEN));
    }

    @Test
    void makesDevelopmentKeysForEither() {
        assertThat(Realm.of(DevelopmentKeys.inMemory(new SeededIds(1)))).isEqualTo(Realm.PRODUCTION);
        assertThat(Realm.of(DevelopmentKeys.inMemory(new SeededIds(1), Realm.SANDBOX))).isEqualTo(Realm.SANDBOX);
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
