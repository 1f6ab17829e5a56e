package io.payung.spring.web;

import io.payung.access.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A partner, told by its key or token; what proved it is not kept. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final String AUTHORITY = "ROLE_PAYUNG_";

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(AuthorityUtils.createAuthorityList(
                caller.roles().stream().map(role -> AUTHORITY + role.name()).sorted().toArray(String[]::new)));
        this.caller = caller;
        super.setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.partner().value();
    }
}
