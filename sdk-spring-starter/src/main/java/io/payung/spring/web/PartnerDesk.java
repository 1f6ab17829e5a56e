package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Gives a request the Payung of the partner that called. There is no other way to one for an endpoint that is a partner's, so that none can forget
 * to say who may use it.
 */
interface PartnerDesk {

    /**
     * For whoever calls in one of the roles, or in any when none is named. Throws {@code NOT_AUTHENTICATED} or {@code NOT_ALLOWED}. Called before
     * anything else of the request is looked at, so that who may not learns nothing from faults of the request.
     */
    Payung of(HttpServletRequest request, Role... oneOf);

    /** Whether the insurer's desk calls, which sees claims without the holder's secret. */
    boolean isInsurer(HttpServletRequest request);

    /** Whether the partner that sold a policy reads, in one of the roles, what otherwise its holder shows the secret for. */
    boolean isPartner(HttpServletRequest request, Role... oneOf);

    /** The same for what only readers read. */
    default boolean isPartner(HttpServletRequest request) {
        return isPartner(request, Role.READER);
    }

    /** Whether the partner that sells may do to a policy what otherwise its holder shows the secret for, and what no holder may. */
    boolean isSeller(HttpServletRequest request);
}
