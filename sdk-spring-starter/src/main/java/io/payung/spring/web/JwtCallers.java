package io.payung.spring.web;

import io.payung.access.Caller;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Reads partner and roles from a JSON Web Token that the host's decoder finds genuine, of today and meant for it. */
final class JwtCallers implements Function<String, Optional<Caller>> {

    private final JwtDecoder decoder;
    private final String partnerClaim;

    JwtCallers(JwtDecoder decoder, String partnerClaim) {
        this.decoder = decoder;
        this.partnerClaim = partnerClaim;
    }

    @Override
    public Optional<Caller> apply(String token) {
        try {
            return caller(decoder.decode(token));
        } catch (BadJwtException notGenuine) {
            return Optional.empty();
        }
    }

    /** A token that never ends could never be taken back, and is none; Spring's decoder would take it. */
    private Optional<Caller> caller(Jwt token) {
        if (token.getExpiresAt() == null || !(token.getClaims().get(partnerClaim) instanceof String partner)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Caller(PartnerId.of(partner), roles(token)));
        } catch (PayungException noPartnerId) {
            return Optional.empty();
        }
    }

    /** Scopes that are none of ours give nothing. */
    private static Set<Role> roles(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Collection<?> scopes = scopes(token.getClaims().containsKey("scope") ? token.getClaims().get("scope") : token.getClaims().get("scp"));
        for (Role role : Role.values()) {
            if (scopes.contains(role.scope())) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Words of one text (RFC 8693), or a list as some issuers write it. */
    private static Collection<?> scopes(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list;
        }
        return claim instanceof String words ? Arrays.asList(words.split(" ")) : List.of();
    }
}
