package io.payung.spring.web;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimPayment;
import io.payung.claim.ClaimStep;
import io.payung.decision.ReasonCode;
import io.payung.policy.IdempotencyKey;
import io.payung.spring.web.json.BodySchema;
import tools.jackson.databind.JsonNode;

/** Makes bodies of decisions, payments and steps. What depends on the policy is checked by the SDK. */
final class ClaimDeskInput {

    private static final BodySchema DECISION = BodySchema.resource("/io/payung/spring/web/claim-decision.schema.json");
    private static final BodySchema PAYMENT = BodySchema.resource("/io/payung/spring/web/claim-payment.schema.json");
    private static final BodySchema STEP = BodySchema.resource("/io/payung/spring/web/claim-step.schema.json");

    private ClaimDeskInput() {}

    static ClaimDecision decision(JsonNode body, ClaimId claim, IdempotencyKey key) {
        DECISION.check(body);
        Fields fields = Fields.of(body);
        ClaimDecision decision = new ClaimDecision(
                claim,
                key,
                ClaimDecision.Verdict.of(fields.text("verdict")),
                fields.each("amounts", (amount, i) -> new Approved(amount.text("benefit"), amount.money("amount"))),
                fields.texts("reasons").stream().map(ReasonCode::of).toList(),
                fields.textOrNull("explanation"),
                fields.text("decidedBy"),
                fields.has("decidedAt") ? fields.instant("decidedAt") : null,
                body.path("withoutDocuments").asBoolean(false));
        fields.finish();
        return decision;
    }

    static ClaimPayment payment(JsonNode body, ClaimId claim, IdempotencyKey key) {
        PAYMENT.check(body);
        Fields fields = Fields.of(body);
        ClaimPayment payment = new ClaimPayment(
                claim,
                key,
                fields.text("reference"),
                fields.text("payee"),
                fields.money("amount"),
                fields.has("paidAt") ? fields.instant("paidAt") : null);
        fields.finish();
        return payment;
    }

    static ClaimStep step(JsonNode body, ClaimId claim, IdempotencyKey key) {
        STEP.check(body);
        return new ClaimStep(claim, key, Fields.of(body).textOrNull("text"));
    }
}
