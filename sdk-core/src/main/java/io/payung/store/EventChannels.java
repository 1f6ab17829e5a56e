package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel hears for good of whom it was first made for: its events are chosen when they are written. */
final class EventChannels {

    private EventChannels() {}

    static void requireSame(String channel, @Nullable PartnerId known, @Nullable PartnerId asked) {
        if (!Objects.equals(known, asked)) {
            throw new PayungException(
                    "LISTENER_PARTNER_CHANGED",
                    "the listener \"" + channel + "\" hears of " + name(known) + " and is now to hear of " + name(asked)
                            + "; unsubscribe it first, or give the new one another name");
        }
    }

    private static String name(@Nullable PartnerId partner) {
        return partner == null ? "every partner" : "partner \"" + partner + "\"";
    }
}
