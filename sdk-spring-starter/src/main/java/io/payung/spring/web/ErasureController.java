package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureOutcome;
import io.payung.party.IdentityDocument;
import io.payung.policy.IdempotencyKey;
import io.payung.spring.web.json.BodySchema;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgets a person, once. */
@RestController
class ErasureController implements PayungEndpoint {

    private static final BodySchema SCHEMA = BodySchema.resource("/io/payung/spring/web/erasure.schema.json");

    private final PartnerDesk desk;
    private final Problem problem;

    ErasureController(PartnerDesk desk, Problem problem) {
        this.desk = desk;
        this.problem = problem;
    }

    @PostMapping(BASE + "/erasures")
    ResponseEntity<byte[]> erase(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.ERASER);
        IdempotencyKey key = Headers.key(request);
        ErasureOutcome outcome = payung.erase(command(RequestBodies.read(request, RequestBodies.USUAL), key));
        return outcome.fold(ErasureController::done, refused ->
                Replies.problem(422, problem.refusal(refused.reasons(), RequestLanguage.of(request)), new HttpHeaders()));
    }

    private static ErasureCommand command(JsonNode body, IdempotencyKey key) {
        SCHEMA.check(body);
        Fields fields = Fields.of(body);
        Fields person = fields.child("person");
        ErasureCommand command = ErasureCommand.of(
                key, IdentityDocument.of(person.text("scheme"), person.text("number")), ErasureGround.of(fields.text("ground")));
        fields.finish();
        return command;
    }

    private static ResponseEntity<byte[]> done(ErasureOutcome.Erased erased) {
        Erasure erasure = erased.erasure();
        ObjectNode body = Replies.NODES.objectNode()
                .put("erasure", erasure.id().toString())
                .put("ground", erasure.ground().key())
                .put("erasedAt", erasure.erasedAt().toString())
                .put("policies", erasure.policies())
                .put("applications", erasure.applications())
                .put("claims", erasure.claims());
        HttpHeaders headers = new HttpHeaders();
        if (erased.replayed()) {
            headers.set(Headers.IDEMPOTENCY_REPLAYED, "true");
        }
        return Replies.json(200, body, headers);
    }
}
