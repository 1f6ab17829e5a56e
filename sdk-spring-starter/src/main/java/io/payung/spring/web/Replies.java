package io.payung.spring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers in JSON, written by a mapper of our own so that no setting of the host's changes the contract. */
final class Replies {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private Replies() {}

    /** An answer that nobody on the way may keep: most of them are personal. */
    static ResponseEntity<byte[]> json(int status, ObjectNode body) {
        return json(status, body, new HttpHeaders());
    }

    static ResponseEntity<byte[]> json(int status, ObjectNode body, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setCacheControl(CacheControl.noStore());
        return write(status, body, MediaType.APPLICATION_JSON, all);
    }

    /** A document or page that nobody on the way may keep, and that is nothing but what it says it is. */
    static ResponseEntity<byte[]> document(int status, MediaType type, byte[] body, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setCacheControl(CacheControl.noStore());
        all.setContentType(type);
        all.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.status(status).headers(all).body(body);
    }

    /** An answer that never changes under its address. */
    static ResponseEntity<byte[]> immutable(ObjectNode body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable());
        return write(200, body, MediaType.APPLICATION_JSON, headers);
    }

    static ResponseEntity<byte[]> problem(int status, ObjectNode body, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setCacheControl(CacheControl.noStore());
        return write(status, body, MediaType.APPLICATION_PROBLEM_JSON, all);
    }

    /** Where no controller answers. */
    static void send(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(Objects.requireNonNull(answer.getBody()));
    }

    private static ResponseEntity<byte[]> write(int status, JsonNode body, MediaType type, HttpHeaders headers) {
        headers.setContentType(type);
        return ResponseEntity.status(status).headers(headers).body(MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
