package io.payung.spring.web;

import io.payung.fault.PayungException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody through who shows no key or token, and answers as every endpoint does. */
final class CallerFilter extends OncePerRequestFilter {

    private final Credentials credentials;
    private final ErrorAdvice advice;

    CallerFilter(Credentials credentials, ErrorAdvice advice) {
        this.credentials = credentials;
        this.advice = advice;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        try {
            context.setAuthentication(new CallerAuthentication(credentials.of(header(request))));
        } catch (PayungException refused) {
            Replies.send(advice.fault(refused, request), response);
            return;
        }
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** Of two headers nobody knows which one counts further on. */
    private static String header(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (values.size() != 1) {
            throw new PayungException(Credentials.NOT_AUTHENTICATED, "there are " + values.size() + " headers, not one");
        }
        return values.get(0);
    }
}
