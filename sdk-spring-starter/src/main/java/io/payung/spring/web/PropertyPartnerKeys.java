package io.payung.spring.web;

import io.payung.access.Caller;
import io.payung.access.PartnerKey;
import io.payung.access.PartnerKeys;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.spring.PayungProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API keys of {@code payung.web.api-keys}. */
final class PropertyPartnerKeys implements PartnerKeys {

    private final Map<String, PartnerKey> keys = new HashMap<>();

    PropertyPartnerKeys(List<PayungProperties.ApiKey> listed) {
        for (PayungProperties.ApiKey each : listed) {
            PartnerKey key = new PartnerKey(new Caller(PartnerId.of(each.partner()), each.roles()), each.hash());
            if (keys.putIfAbsent(key.id(), key) != null) {
                throw new PayungException("API_KEY_TWICE", "payung.web.api-keys has the key \"" + key.id() + "\" twice");
            }
        }
    }

    @Override
    public Optional<PartnerKey> byId(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
