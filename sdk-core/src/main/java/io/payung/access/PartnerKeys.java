package io.payung.access;

import java.util.Optional;

/**
 * Where API keys are looked up, by their public half: the properties, or your own table. Implemented by you; called for each request, from several
 * threads. A key that is not found is refused from the next request on; a partner may have several, so that one can replace another. What is
 * thrown here refuses the request, too, with 503.
 */
public interface PartnerKeys {

    /** What is kept of the key with the id, which is what a stranger sent: 16 lower-case letters and digits. */
    Optional<PartnerKey> byId(String id);
}
