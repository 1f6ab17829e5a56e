package io.payung.spring.web;

import io.payung.access.Role;
import io.payung.event.EventPage;
import io.payung.json.CanonicalJson;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What has happened, for who would rather ask than be told. */
@RestController
class EventController implements PayungEndpoint {

    private static final int PAGE_SIZE = 100;

    private final PartnerDesk desk;

    EventController(PartnerDesk desk) {
        this.desk = desk;
    }

    @GetMapping(BASE + "/events")
    ResponseEntity<byte[]> list(@RequestParam(required = false) @Nullable String after, HttpServletRequest request) {
        EventPage page = desk.of(request, Role.READER).events(after, PAGE_SIZE);
        ObjectNode body = Replies.NODES.objectNode();
        ArrayNode events = body.putArray("events");
        page.events().forEach(event -> events.add(CanonicalJson.read(event.json(), ObjectNode.class)));
        return Replies.json(200, body.put("next", page.next()));
    }
}
