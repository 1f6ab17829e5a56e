package io.payung.policy;

import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import java.util.Collection;
import java.util.Map;

/** Keeps persons, encrypted, each under a key of their own. Called by the SDK inside a unit of work, implemented by the store. */
public interface PersonStore {

    /**
     * Locks the persons until the unit of work ends, in the order of their blind index whatever the order given, so that two units never wait
     * for each other. A person seen for the first time is stored.
     *
     * @return the id of each, by document
     */
    Map<IdentityDocument, PersonId> lock(PartnerId partner, Collection<IdentityDocument> persons);
}
