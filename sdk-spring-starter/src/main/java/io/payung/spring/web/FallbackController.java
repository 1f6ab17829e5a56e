package io.payung.spring.web;

import static java.util.Map.entry;

import io.payung.fault.PayungException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Answers below our base path what no other controller takes, so that even a wrong address or method gets a problem of ours. */
@RestController
class FallbackController implements PayungEndpoint {

    private static final Set<String> NOT_YET = Set.of(
            "/policies/{n}/decision",
            "/policies/{n}/changes",
            "/changes");
    private static final Map<String, Set<HttpMethod>> TAKEN = Map.ofEntries(
            entry("/products", Set.of(HttpMethod.GET)),
            entry("/products/{product}", Set.of(HttpMethod.GET)),
            entry("/products/{product}/form", Set.of(HttpMethod.GET)),
            entry("/clauses/{sha256}", Set.of(HttpMethod.GET)),
            entry("/quotes", Set.of(HttpMethod.POST)),
            entry("/policies", Set.of(HttpMethod.GET, HttpMethod.POST)),
            entry("/policies/{n}", Set.of(HttpMethod.GET)),
            entry("/policies/{n}/consent", Set.of(HttpMethod.GET)),
            entry("/policies/{n}/certificate.pdf", Set.of(HttpMethod.GET)),
            entry("/certificates/{token}", Set.of(HttpMethod.GET)),
            entry("/verify/{token}", Set.of(HttpMethod.GET)),
            entry("/policies/{n}/claims", Set.of(HttpMethod.GET, HttpMethod.POST)),
            entry("/applications", Set.of(HttpMethod.POST)),
            entry("/applications/{id}", Set.of(HttpMethod.GET)),
            entry("/payments/{gateway}", Set.of(HttpMethod.POST)),
            entry("/claims/{id}", Set.of(HttpMethod.GET)),
            entry("/claims/{id}/documents", Set.of(HttpMethod.POST)),
            entry("/claims/{id}/decision", Set.of(HttpMethod.POST)),
            entry("/claims/{id}/payments", Set.of(HttpMethod.POST)),
            entry("/claims/{id}/withdrawal", Set.of(HttpMethod.POST)),
            entry("/claims/{id}/dispute", Set.of(HttpMethod.POST)),
            entry("/claims/{id}/reopening", Set.of(HttpMethod.POST)),
            entry("/claims/{id}/closing", Set.of(HttpMethod.POST)),
            entry("/events", Set.of(HttpMethod.GET)));

    private final Map<PathPattern, Set<HttpMethod>> taken = new LinkedHashMap<>();
    private final Set<PathPattern> notYet;
    private final Problem problem;

    FallbackController(Problem problem) {
        this.problem = problem;
        PathPatternParser parser = PathPatternParser.defaultInstance;
        TAKEN.forEach((path, methods) -> taken.put(parser.parse(BASE + path), methods));
        notYet = Set.copyOf(NOT_YET.stream().map(path -> parser.parse(BASE + path)).toList());
    }

    @RequestMapping({BASE, BASE + "/**"})
    ResponseEntity<byte[]> fallback(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        for (Map.Entry<PathPattern, Set<HttpMethod>> entry : taken.entrySet()) {
            if (entry.getKey().matches(path)) {
                return otherMethod(request, entry.getValue());
            }
        }
        boolean later = notYet.stream().anyMatch(pattern -> pattern.matches(path));
        throw new PayungException(later ? "NOT_AVAILABLE" : "NOT_FOUND", "no endpoint");
    }

    private ResponseEntity<byte[]> otherMethod(HttpServletRequest request, Set<HttpMethod> methods) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAllow(methods);
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            return ResponseEntity.noContent().headers(headers).build();
        }
        return Replies.problem(405, problem.body(405, "METHOD_NOT_ALLOWED", false, RequestLanguage.of(request)), headers);
    }
}
