package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.access.ApiKey;
import io.payung.access.Caller;
import io.payung.access.PartnerKey;
import io.payung.access.Role;
import io.payung.party.PartnerId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyCommandTest {

    @Test
    void writesTheKeyOnceAndThePropertiesByWhichItIsKnown() {
        Ran ran = Ran.of("api-key", "--partner", "shop", "--role", "claims,reader");

        List<String> lines = ran.out().lines().toList();
        String hash = lines.get(3).replace("payung.web.api-keys[0].hash=", "");
        assertThat(ran.exit()).isZero();
        assertThat(lines).hasSize(4).contains("payung.web.api-keys[0].partner=shop", "payung.web.api-keys[0].roles=claims,reader");
        assertThat(ApiKey.parse(lines.get(0)).orElseThrow().matches(new PartnerKey(new Caller(PartnerId.of("shop"), Set.of(Role.CLAIMS)), hash)))
                .isTrue();
        assertThat(ran.err()).contains("shop").doesNotContain(lines.get(0));
    }

    @Test
    void sellsUnlessToldOtherwise() {
        assertThat(Ran.of("api-key", "--partner", "shop").out()).contains("roles=seller\n");
    }

    @Test
    void refusesWhatNoServerWouldTake() {
        assertThat(Ran.of("api-key", "--partner", "Shop 1")).satisfies(ran -> {
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("Shop 1", "lower-case");
            assertThat(ran.out()).isEmpty();
        });
        assertThat(Ran.of("api-key", "--partner", "shop", "--role", "owner").err()).contains("owner", "seller, claims, insurer, reader");
        assertThat(Ran.of("api-key").exit()).isEqualTo(2);
    }
}
