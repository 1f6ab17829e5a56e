package io.payung.spring.web;

import static java.util.Map.entry;

import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.node.ObjectNode;

/** Turns whatever our own controllers throw into a problem; the host's controllers keep their own way. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = PayungEndpoint.class)
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);
    /** Of every code that a caller is told; any other fault is ours, or may pass. */
    static final Map<String, Integer> STATUS = Map.ofEntries(
            entry("INPUT_INVALID", 400),
            entry("INTERNAL_ERROR", 500),
            entry("JSON_MALFORMED", 400),
            entry("JSON_DUPLICATE_KEY", 400),
            entry("JSON_TOO_DEEP", 400),
            entry("JSON_TOO_LARGE", 413),
            entry("MEDIA_TYPE_UNSUPPORTED", 415),
            entry("METHOD_NOT_ALLOWED", 405),
            entry("NOT_FOUND", 404),
            entry("PRODUCT_UNKNOWN", 404),
            entry("PLAN_UNKNOWN", 404),
            entry("CLAUSE_UNKNOWN", 404),
            entry("POLICY_UNKNOWN", 404),
            entry("CLAIM_UNKNOWN", 404),
            entry("APPLICATION_UNKNOWN", 404),
            entry("DELIVERY_UNKNOWN", 404),
            entry("GATEWAY_UNKNOWN", 404),
            entry("NOTICE_NOT_GENUINE", 403),
            entry("NOT_AUTHENTICATED", 401),
            entry("NOT_ALLOWED", 403),
            entry("NOTICE_MALFORMED", 400),
            entry("CURSOR_INVALID", 400),
            entry("IDEMPOTENCY_KEY_MISSING", 400),
            entry("IDEMPOTENCY_KEY_MALFORMED", 400),
            entry("IDEMPOTENCY_KEY_REUSED", 422),
            entry("REQUEST_IN_PROGRESS", 409),
            entry("CLAIM_CHANGED", 409),
            entry("POLICY_CHANGED", 409),
            entry("PERSON_ERASED", 410),
            entry("CERTIFICATE_UNKNOWN", 404),
            entry("FORMAT_NEEDS_DEPENDENCY", 501),
            entry("EVENTS_GONE", 410),
            entry("ERASURE_GROUND", 400),
            entry("MONTH_NOT_BEGUN", 422),
            entry("CLOCK_BACK", 422),
            entry("CLOCK_TOO_FAR", 422),
            entry("SANDBOX_REFERENCE", 422),
            entry("SANDBOX_AMOUNT", 422),
            entry("SANDBOX_DELAY", 422),
            entry("CLAIM_NOT_OPEN", 422));

    /** How to prove who calls (RFC 6750), the same for no key and a wrong one. */
    private static final Map<String, String> CHALLENGES =
            Map.of("NOT_AUTHENTICATED", "Bearer realm=\"payung\"", "NOT_ALLOWED", "Bearer realm=\"payung\", error=\"insufficient_scope\"");

    private final Problem problem;
    private final IdSource ids;

    ErrorAdvice(Problem problem, IdSource ids) {
        this.problem = problem;
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalid(InvalidInputException e, HttpServletRequest request) {
        return Replies.problem(400, problem.invalid(e.errors(), RequestLanguage.of(request)), new HttpHeaders());
    }

    /** A fault without a status of its own is ours; one that may be gone next time keeps its code, so that callers can tell them apart. */
    @ExceptionHandler
    ResponseEntity<byte[]> fault(PayungException e, HttpServletRequest request) {
        Integer known = STATUS.get(e.code());
        if (known == null && !e.retryable()) {
            return unexpected(e, request);
        }
        int status = known == null ? 503 : known;
        HttpHeaders headers = new HttpHeaders();
        if (e.retryable()) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (e.code().equals("CERTIFICATE_UNKNOWN")) {
            // Else Spring adds one of its own to an address with a dot in it, and tells two wrong tokens apart.
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
        }
        if (CHALLENGES.containsKey(e.code())) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGES.get(e.code()));
        }
        if (status == 503) {
            LOG.warn("{}", e.getMessage());
        }
        return Replies.problem(status, problem.body(status, e.code(), e.retryable(), RequestLanguage.of(request)), headers);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception e, HttpServletRequest request) {
        return unexpected(e, request);
    }

    /** Of a foreign exception only class and place are logged: its message may quote a person's data. */
    private ResponseEntity<byte[]> unexpected(Exception e, HttpServletRequest request) {
        UUID incident = ids.uuid();
        String what = e instanceof PayungException ? e.getMessage() : e.getClass().getName();
        LOG.error("incident {}: {} at {}", incident, what, trace(e));
        ObjectNode body = problem.body(500, "INTERNAL_ERROR", false, RequestLanguage.of(request));
        return Replies.problem(500, body.put("incident", incident.toString()), new HttpHeaders());
    }

    private static String trace(Throwable e) {
        StringBuilder trace = new StringBuilder();
        for (Throwable each = e; each != null; each = each.getCause()) {
            trace.append("\n ").append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                trace.append("\n   at ").append(frames[i]);
            }
        }
        return trace.toString();
    }
}
