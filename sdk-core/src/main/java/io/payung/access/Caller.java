package io.payung.access;

import io.payung.party.PartnerId;
import java.util.Collection;
import java.util.Set;

/** For which partner somebody calls, and in which roles. */
public record Caller(PartnerId partner, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller has one of the roles; every caller does when none is asked for. */
    public boolean mayAsOneOf(Collection<Role> asked) {
        return asked.isEmpty() || asked.stream().anyMatch(roles::contains);
    }
}
