package io.payung.spring.web;

import io.payung.spring.web.openapi.OpenApi;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes every endpoint, to every caller. */
@RestController
class OpenApiController implements PayungEndpoint {

    private final PartnerDesk desk;
    private final OpenApi description;

    OpenApiController(PartnerDesk desk, OpenApi description) {
        this.desk = desk;
        this.description = description;
    }

    @GetMapping(BASE + "/openapi.json")
    ResponseEntity<byte[]> describe(HttpServletRequest request) {
        desk.of(request);
        return Replies.json(200, description.at(request.getContextPath() + BASE));
    }
}
