package io.payung.spring.example;

import io.payung.access.Caller;
import io.payung.access.PartnerKey;
import io.payung.access.PartnerKeys;
import io.payung.access.Role;
import io.payung.party.PartnerId;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

// README keys
@Component
class KeysInATable implements PartnerKeys {

    private final JdbcClient database;

    KeysInATable(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<PartnerKey> byId(String id) {
        return database.sql("select partner, hash from partner_key where id = ?") // ApiKey.id() and ApiKey.hash(), never the key
                .param(id)
                .query((row, number) -> new PartnerKey(new Caller(PartnerId.of(row.getString("partner")), Set.of(Role.SELLER)), row.getString("hash")))
                .optional();
    }
    // README end
}
