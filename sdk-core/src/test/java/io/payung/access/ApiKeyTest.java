package io.payung.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.party.PartnerId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private final ApiKey key = ApiKey.fresh(new DefaultIdSource());
    private final PartnerKey kept = new PartnerKey(new Caller(PartnerId.of("shop"), Set.of(Role.SELLER)), key.hash());

    @Test
    void isKnownAgainByItsHashAlone() {
        ApiKey sent = ApiKey.parse(key.value()).orElseThrow();

        assertThat(sent.matches(kept)).isTrue();
        assertThat(kept.id()).isEqualTo(sent.id()).isEqualTo(key.id());
        assertThat(kept.hash()).doesNotContain(key.value().substring(21));
    }

    @Test
    void isNotKnownWithOneLetterChanged() {
        char last = key.value().charAt(ApiKey.LENGTH - 2);
        String other = key.value().substring(0, ApiKey.LENGTH - 2) + (last == 'A' ? 'B' : 'A') + key.value().charAt(ApiKey.LENGTH - 1);

        assertThat(ApiKey.parse(other).orElseThrow().matches(kept)).isFalse();
    }

    @Test
    void isAnotherEachTime() {
        assertThat(ApiKey.fresh(new DefaultIdSource()).value()).hasSize(ApiKey.LENGTH).isNotEqualTo(key.value());
    }

    @Test
    void tellsItsSecretToNoLog() {
        assertThat(List.of(key.toString(), kept.toString())).noneMatch(text -> text.contains(key.value().substring(21)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pyk_", "pyk_0123456789abcdef_short", "pyk_0123456789ABCDEF_0123456789012345678901234567890123456789012",
        "xyk_0123456789abcdef_0123456789012345678901234567890123456789012", "pyk_0123456789abcdef_01234567890123456789012345678901234567890123"})
    void readsNothingOfAnotherShape(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void refusesAKeyInThePlaceOfItsHash() {
        Caller caller = kept.caller();

        assertThatThrownBy(() -> new PartnerKey(caller, key.value()))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("API_KEY_HASH"))
                .hasMessageNotContaining(key.value().substring(21));
    }
}
