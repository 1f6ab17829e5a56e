package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.access.ApiKey;
import io.payung.access.Caller;
import io.payung.access.PartnerKey;
import io.payung.access.PartnerKeys;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.party.PartnerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private final ApiKey older = ApiKey.fresh(new DefaultIdSource());
    private final ApiKey newer = ApiKey.fresh(new DefaultIdSource());
    private final Map<String, PartnerKey> kept = new HashMap<>();
    private final Credentials credentials = new Credentials(id -> Optional.ofNullable(kept.get(id)), token -> Optional.empty());

    private void keep(ApiKey key) {
        kept.put(key.id(), new PartnerKey(new Caller(PartnerId.of("shop"), Set.of(Role.SELLER)), key.hash()));
    }

    private Caller show(ApiKey key) {
        return credentials.of("Bearer " + key.value());
    }

    @Test
    void takesBothKeysWhileOneReplacesTheOtherAndNotAfterwards() {
        keep(older);
        keep(newer);
        assertThat(show(older)).isEqualTo(show(newer));

        kept.remove(older.id());

        assertThat(show(newer).partner()).isEqualTo(PartnerId.of("shop"));
        assertThatThrownBy(() -> show(older)).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("NOT_AUTHENTICATED"));
    }

    @Test
    void saysTryAgainWhenKeysOrTokensCannotBeLookedUp() {
        PartnerKeys down = id -> {
            throw new IllegalStateException("no route to the database");
        };
        Credentials broken = new Credentials(down, token -> {
            throw new IllegalStateException("no route to the issuer");
        });

        for (String shown : new String[] {older.value(), "a.b.c"}) {
            assertThatThrownBy(() -> broken.of("Bearer " + shown)).isInstanceOfSatisfying(PayungException.class, e -> {
                assertThat(e.code()).isEqualTo("AUTHENTICATION_UNAVAILABLE");
                assertThat(e.retryable()).isTrue();
            });
        }
    }

    @Test
    void asksNobodyAboutAHeaderThatIsTooLong() {
        Credentials curious = new Credentials(id -> Optional.empty(), token -> {
            throw new AssertionError("was asked");
        });

        assertThatThrownBy(() -> curious.of("Bearer " + "a".repeat(8 * 1024)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("NOT_AUTHENTICATED"));
    }
}
