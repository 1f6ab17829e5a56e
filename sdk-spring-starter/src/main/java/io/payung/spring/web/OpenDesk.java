package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * Everybody who calls is the partner of the properties, in every role but three: who forgets persons, or learns who is known, who decides about claims, and who
 * reads what happened to everybody, which leads to the secrets of holders and to money that is owed back, is let in by the host.
 */
final class OpenDesk implements PartnerDesk {

    /** Given by the host's own security to the partner's servers. */
    static final String PARTNER_ROLE = "PAYUNG_PARTNER";

    private static final Set<Role> TRUSTED = Set.of(Role.ERASER, Role.INSURER, Role.READER);

    private final Payung payung;

    OpenDesk(Payung payung) {
        this.payung = payung;
    }

    @Override
    public Payung of(HttpServletRequest request, Role... oneOf) {
        if (oneOf.length > 0 && TRUSTED.containsAll(List.of(oneOf)) && !isPartner(request)) {
            throw new PayungException("NOT_ALLOWED", "nobody forgets persons, decides about claims or reads the feeds where everybody may call");
        }
        return payung;
    }

    @Override
    public boolean isInsurer(HttpServletRequest request) {
        return isPartner(request);
    }

    @Override
    public boolean isPartner(HttpServletRequest request, Role... oneOf) {
        return request.isUserInRole(PARTNER_ROLE);
    }

    @Override
    public boolean isSeller(HttpServletRequest request) {
        return isPartner(request);
    }
}
