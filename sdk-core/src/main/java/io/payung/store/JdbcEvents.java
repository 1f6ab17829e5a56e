package io.payung.store;

import io.payung.claim.Claim;
import io.payung.event.Event;
import io.payung.event.EventStream;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads events from {@code payung_outbox}. */
final class JdbcEvents {

    /** Before {@code where}; the table is {@code o}. */
    static final String SELECT =
            "select o.*, " + PersonVault.COLUMNS + " from payung_outbox o left join payung_person k on k.id = o.person_id";

    private final PersonVault vault;

    JdbcEvents(PersonVault vault) {
        this.vault = vault;
    }

    Event read(ResultSet row) throws SQLException {
        return new Event(
                JdbcSession.uuid(row, "id"),
                PartnerId.of(row.getString("partner")),
                stream(row),
                row.getInt("event_number"),
                row.getString("event_type"),
                JdbcSession.instant(row, "occurred_at"),
                data(row));
    }

    static EventStream stream(ResultSet row) throws SQLException {
        String kind = row.getString("stream_kind").toUpperCase(Locale.ROOT);
        return new EventStream(EventStream.Kind.valueOf(kind), row.getString("stream_reference"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> data(ResultSet row) throws SQLException {
        @Nullable String data = row.getString("data");
        return data == null ? sealedData(row) : CanonicalJson.read(data.getBytes(StandardCharsets.UTF_8), Map.class);
    }

    /** What was written before events had data of their own holds the whole policy or claim; nothing is told of somebody who is erased. */
    private Map<String, Object> sealedData(ResultSet row) throws SQLException {
        if (PersonVault.isErased(row, "sealed")) {
            return Map.of();
        }
        DataKey key = vault.read(row);
        UUID id = JdbcSession.uuid(row, "id");
        byte[] sealed = row.getBytes("sealed");
        return row.getString("event_type").startsWith("claim.")
                ? EventData.of(key.openJson(sealed, Claim.class, "payung_outbox", id))
                : EventData.of(key.openJson(sealed, Policy.class, "payung_outbox", id));
    }
}
