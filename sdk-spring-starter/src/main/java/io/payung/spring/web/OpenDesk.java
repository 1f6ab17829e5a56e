package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import jakarta.servlet.http.HttpServletRequest;

/** Everybody who calls is the partner of the properties, in every role. */
final class OpenDesk implements PartnerDesk {

    /** Given by the host's own security to the partner's servers. */
    static final String PARTNER_ROLE = "PAYUNG_PARTNER";

    private final Payung payung;

    OpenDesk(Payung payung) {
        this.payung = payung;
    }

    @Override
    public Payung of(HttpServletRequest request, Role... oneOf) {
        return payung;
    }

    @Override
    public boolean readsWithoutSecret(HttpServletRequest request) {
        return request.isUserInRole(PARTNER_ROLE);
    }
}
