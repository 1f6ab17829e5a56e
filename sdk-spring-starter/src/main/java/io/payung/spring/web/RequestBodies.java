package io.payung.spring.web;

import io.payung.fault.PayungException;
import io.payung.spring.web.json.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** The body of a request as a strict JSON tree, bounded before it is read. */
final class RequestBodies {

    /** Enough for twenty persons with all their answers. */
    static final int USUAL = 64 * 1024;

    /** A token carries a whole quote, so a body with a token may be longer. */
    static final int WITH_TOKEN = 192 * 1024;

    private RequestBodies() {}

    static JsonNode read(HttpServletRequest request, int limit) {
        if (!isJson(request.getContentType())) {
            throw new PayungException("MEDIA_TYPE_UNSUPPORTED", "the body is not sent as application/json");
        }
        JsonNode body = StrictJson.read(bytes(request, limit));
        RequestLanguage.remember(request, body);
        return body;
    }

    /** The body as it is, for whoever has to compare it with a signature. */
    static byte[] bytes(HttpServletRequest request, int limit) {
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(limit + 1);
        } catch (IOException cutOff) {
            throw new PayungException("JSON_MALFORMED", "the body ended early");
        }
        if (bytes.length > limit) {
            throw new PayungException("JSON_TOO_LARGE", "the body is larger than " + limit + " bytes");
        }
        return bytes;
    }

    private static boolean isJson(@Nullable String header) {
        try {
            MediaType type = MediaType.parseMediaType(header == null ? "" : header);
            boolean utf8 = type.getCharset() == null || type.getCharset().name().equals("UTF-8");
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && utf8;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
