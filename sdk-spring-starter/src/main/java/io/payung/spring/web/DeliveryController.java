package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.event.DeadDelivery;
import io.payung.spring.web.json.BodySchema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of the partner that could not be told and were given up, and having them told again: to the same place what a reader may read anyway. Asking
 * twice is asking once, so this needs no key.
 */
@RestController
class DeliveryController implements PayungEndpoint {

    private static final BodySchema SCHEMA = BodySchema.resource("/io/payung/spring/web/redelivery.schema.json");
    private static final int MOST = 100;

    private final PartnerDesk desk;

    DeliveryController(PartnerDesk desk) {
        this.desk = desk;
    }

    @GetMapping(BASE + "/events/dead")
    ResponseEntity<byte[]> dead(@RequestParam(required = false) @Nullable String destination, HttpServletRequest request) {
        ObjectNode body = Replies.NODES.objectNode();
        ArrayNode deliveries = body.putArray("deliveries");
        desk.of(request, Role.READER).deliveries().dead(QueryText.visible("destination", destination), MOST).forEach(dead -> deliveries.add(body(dead)));
        return Replies.json(200, body);
    }

    private static ObjectNode body(DeadDelivery dead) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("destination", dead.channel())
                .put("event", dead.event().toString())
                .put("type", dead.type())
                .put("occurredAt", dead.occurredAt().toString());
        body.putObject("stream").put("kind", dead.stream().kind().key()).put("reference", dead.stream().reference());
        return body.put("sequence", dead.sequence()).put("attempts", dead.attempts());
    }

    @PostMapping(BASE + "/events/redeliveries")
    ResponseEntity<byte[]> redeliver(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.READER);
        JsonNode body = RequestBodies.read(request, RequestBodies.USUAL);
        SCHEMA.check(body);
        Fields wish = Fields.of(body);
        String destination = wish.text("destination");
        int redelivered = payung.deliveries().tellAgain(destination, wish.has("event") ? UUID.fromString(wish.text("event")) : null);
        return Replies.json(200, Replies.NODES.objectNode().put("destination", destination).put("redelivered", redelivered));
    }
}
