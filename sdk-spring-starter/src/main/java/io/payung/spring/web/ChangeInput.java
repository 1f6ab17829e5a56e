package io.payung.spring.web;

import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeRequest;
import io.payung.change.ChangeToken;
import io.payung.change.Contact;
import io.payung.consent.Consent;
import io.payung.payment.PaymentProof;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.quote.QuoteToken;
import io.payung.spring.web.json.BodySchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies wishes to change a policy, and their confirmations. */
final class ChangeInput {

    private static final BodySchema REQUEST = BodySchema.resource("/io/payung/spring/web/change.schema.json");
    private static final BodySchema CONFIRMATION = BodySchema.of(confirmation());

    private ChangeInput() {}

    private static JsonNode confirmation() {
        ObjectNode schema = Replies.NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Confirm a change")
                .put("type", "object")
                .put("additionalProperties", false);
        schema.putArray("required").add("token");
        ObjectNode properties = schema.putObject("properties");
        for (String part : new String[] {"token", "consent", "payment"}) {
            properties.set(part, IssueInput.part(part).deepCopy());
        }
        return schema;
    }

    static ChangeRequest request(JsonNode body, PolicyNumber policy) {
        REQUEST.check(body);
        Fields fields = Fields.of(body);
        ChangeRequest request = new ChangeRequest(
                policy,
                ChangeKind.of(fields.text("kind")),
                fields.dateOrNull("occurredOn"),
                fields.each("beneficiaries", (each, i) -> QuoteInput.beneficiary(each)),
                fields.has("contact") ? contact(fields.child("contact")) : null,
                fields.has("replacement") ? new QuoteToken(fields.text("replacement")) : null);
        fields.finish();
        return request;
    }

    private static Contact contact(Fields fields) {
        return new Contact(fields.textOrNull("phone"), fields.textOrNull("address"));
    }

    static ChangeCommand command(JsonNode body, IdempotencyKey key) {
        CONFIRMATION.check(body);
        Fields fields = Fields.of(body);
        Consent consent = fields.has("consent") ? IssueInput.consent(fields.child("consent")) : null;
        PaymentProof payment = fields.has("payment") ? IssueInput.payment(fields.child("payment")) : null;
        fields.finish();
        return new ChangeCommand(key, new ChangeToken(fields.text("token")), consent, payment);
    }
}
