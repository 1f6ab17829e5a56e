package io.payung.spring.web;

import io.payung.fault.PayungException;
import io.payung.spring.web.openapi.OpenApi;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private final Map<PathPattern, Set<HttpMethod>> taken = new LinkedHashMap<>();
    private final Problem problem;

    FallbackController(Problem problem, OpenApi description) {
        this.problem = problem;
        PathPatternParser parser = PathPatternParser.defaultInstance;
        description.methods().forEach((path, methods) ->
                taken.put(parser.parse(BASE + path), methods.stream().map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet())));
    }

    @RequestMapping({BASE, BASE + "/**"})
    ResponseEntity<byte[]> fallback(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        for (Map.Entry<PathPattern, Set<HttpMethod>> entry : taken.entrySet()) {
            if (entry.getKey().matches(path)) {
                return otherMethod(request, entry.getValue());
            }
        }
        throw new PayungException("NOT_FOUND", "no endpoint");
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
