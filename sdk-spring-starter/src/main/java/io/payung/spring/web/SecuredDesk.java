package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Caller;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/** Whoever calls is the partner whose key or token was shown. A login of the host's own is none: it names no partner. */
final class SecuredDesk implements PartnerDesk {

    private final Payung payung;

    SecuredDesk(Payung payung) {
        this.payung = payung;
    }

    @Override
    public Payung of(HttpServletRequest request, Role... oneOf) {
        Caller caller = caller(request);
        if (!caller.mayAsOneOf(List.of(oneOf))) {
            throw new PayungException("NOT_ALLOWED", "the caller has none of the roles " + List.of(oneOf));
        }
        return payung.forPartner(caller.partner());
    }

    @Override
    public boolean isInsurer(HttpServletRequest request) {
        return caller(request).mayAsOneOf(Set.of(Role.INSURER));
    }

    @Override
    public boolean isPartner(HttpServletRequest request, Role... oneOf) {
        return caller(request).mayAsOneOf(List.of(oneOf));
    }

    @Override
    public boolean isSeller(HttpServletRequest request) {
        return caller(request).mayAsOneOf(Set.of(Role.SELLER));
    }

    private static Caller caller(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof CallerAuthentication authentication) {
            return authentication.getPrincipal();
        }
        throw new PayungException("NOT_AUTHENTICATED", "the request shows no partner");
    }
}
