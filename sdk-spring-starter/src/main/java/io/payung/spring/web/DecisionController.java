package io.payung.spring.web;

import io.payung.Payung;
import io.payung.decision.DecisionReceipt;
import io.payung.json.CanonicalJson;
import io.payung.policy.PolicyNumber;
import io.payung.replay.DecisionReplay;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a policy was issued, and whether the same is decided today; for whom the receipt of its consent is. */
@RestController
class DecisionController implements PayungEndpoint {

    /** Numbers stay as they were written: they are what is compared. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final PartnerDesk desk;

    DecisionController(PartnerDesk desk) {
        this.desk = desk;
    }

    @GetMapping(BASE + "/policies/{number}/decision")
    ResponseEntity<byte[]> decision(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request);
        PolicyNumber policy = PolicyAccess.ofReader(desk, payung, number, request);
        return Replies.json(200, body(payung.decision(policy).orElseThrow(PolicyAccess::unknown)));
    }

    private static ObjectNode body(DecisionReplay replay) {
        ObjectNode body = Replies.NODES.objectNode();
        DecisionReceipt receipt = replay.receipt();
        JsonNode decision = EXACT.readTree(CanonicalJson.write(receipt.decision()));
        body.set("decision", decision);
        body.putObject("receipt")
                .put("id", receipt.id().toString())
                .put("requestedAt", receipt.requestedAt().toString())
                .put("engineVersion", receipt.engineVersion())
                .put("language", receipt.language());
        ObjectNode again = body.putObject("replay").put("identical", replay.isIdentical()).put("engineVersion", replay.engineVersion());
        again.set("differences", texts(replay.differences()));
        again.set("notRecomputed", texts(replay.notRecomputed()));
        return body;
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode texts = Replies.NODES.arrayNode();
        values.forEach(texts::add);
        return texts;
    }
}
