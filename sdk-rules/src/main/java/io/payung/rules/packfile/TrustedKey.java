package io.payung.rules.packfile;

import java.security.PublicKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose signature under a pack counts.
 *
 * @param name  as the list of trusted keys calls it
 * @param key   an Ed25519 key
 * @param from  first day on which it counts; absent for ever
 * @param until last day on which it counts; absent when it is open
 */
public record TrustedKey(String name, PublicKey key, @Nullable LocalDate from, @Nullable LocalDate until) {

    /** By which a signature names it. */
    public String id() {
        return PackSignature.idOf(key);
    }

    boolean countsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    @Override
    public String toString() {
        return name;
    }
}
