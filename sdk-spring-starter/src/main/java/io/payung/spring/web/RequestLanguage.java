package io.payung.spring.web;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.product.Languages;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** The language to answer in: of the body, else of the query, else of the header, else of the product. */
final class RequestLanguage {

    private static final String ATTRIBUTE = RequestLanguage.class.getName();

    private RequestLanguage() {}

    /** Keeps the body's language, so that a problem found later is told in it. */
    static void remember(HttpServletRequest request, JsonNode body) {
        JsonNode language = body.path("language").isString() ? body.path("language") : body.path("consent").path("language");
        if (language.isString()) {
            request.setAttribute(ATTRIBUTE, language.asString());
        }
    }

    /** The language named in the query, checked against what the product has. */
    static String of(HttpServletRequest request, Languages languages) {
        String query = request.getParameter("language");
        if (query != null && !languages.contains(query)) {
            throw new InvalidInputException(
                    List.of(new InputError("/language", "FIELD_NOT_ALLOWED", "is no language of the product")));
        }
        return Wording.choose(languages, asked(request), header(request));
    }

    /** For problems, where no product may be known. */
    static String of(HttpServletRequest request) {
        return Wording.choose(asked(request), header(request));
    }

    private static @Nullable String asked(HttpServletRequest request) {
        Object remembered = request.getAttribute(ATTRIBUTE);
        return remembered != null ? (String) remembered : request.getParameter("language");
    }

    private static @Nullable String header(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }
}
