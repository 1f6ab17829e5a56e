package io.payung.spring.web;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.MethodProof;
import io.payung.consent.ShownText;
import io.payung.money.Money;
import io.payung.payment.PaymentProof;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.quote.QuoteToken;
import io.payung.spring.web.json.BodySchema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the body of an issue a command. */
final class IssueInput {

    private static final BodySchema SCHEMA = BodySchema.resource("/io/payung/spring/web/issue.schema.json");

    private static final BodySchema APPLICATION = BodySchema.of(withoutPayment());

    private IssueInput() {}

    /** What a consent and a payment look like, for other bodies that have one. */
    static JsonNode part(String name) {
        return SCHEMA.source().get("properties").get(name);
    }

    private static JsonNode withoutPayment() {
        ObjectNode schema = (ObjectNode) SCHEMA.source().deepCopy();
        ((ObjectNode) schema.get("properties")).remove("payment");
        return schema.put("title", "Apply for an offer");
    }

    static ApplyCommand readApplication(JsonNode body, IdempotencyKey key) {
        Fields fields = checked(body, APPLICATION);
        Consent consent = consent(fields.child("consent"));
        fields.finish();
        return new ApplyCommand(key, new QuoteToken(fields.text("token")), consent, fields.textOrNull("partnerReference"));
    }

    private static Fields checked(JsonNode body, BodySchema schema) {
        schema.check(body);
        return Fields.of(body);
    }

    static IssueCommand read(JsonNode body, IdempotencyKey key) {
        Fields fields = checked(body, SCHEMA);
        Consent consent = consent(fields.child("consent"));
        PaymentProof payment = fields.has("payment") ? payment(fields.child("payment")) : null;
        fields.finish();
        return new IssueCommand(key, new QuoteToken(fields.text("token")), consent, payment, fields.textOrNull("partnerReference"));
    }

    static Consent consent(Fields fields) {
        return new Consent(
                fields.text("by").equals(Consent.Party.GUARDIAN.key()) ? Consent.Party.GUARDIAN : Consent.Party.APPLICANT,
                fields.instant("acceptedAt"),
                fields.text("language"),
                fields.text("channel"),
                method(fields.text("method")),
                fields.textOrNull("evidence"),
                fields.each("clauses", (clause, i) -> new AcceptedClause(clause.text("id"), clause.text("sha256"))),
                fields.has("proof") ? proof(fields.child("proof")) : null,
                fields.has("shown") ? fields.each("shown", (text, i) -> shown(text)) : null);
    }

    private static MethodProof proof(Fields fields) {
        return new MethodProof(fields.textOrNull("sha256"), fields.textOrNull("witness"), fields.textOrNull("agent"));
    }

    private static ShownText shown(Fields fields) {
        return new ShownText(fields.text("id"), fields.text("language"), fields.text("sha256"));
    }

    private static Consent.Method method(String key) {
        for (Consent.Method method : Consent.Method.values()) {
            if (method.key().equals(key)) {
                return method;
            }
        }
        throw new IllegalArgumentException("the schema names a method of consent that the SDK does not know");
    }

    static @Nullable PaymentProof payment(Fields fields) {
        try {
            Currency.getInstance(fields.text("currency"));
        } catch (IllegalArgumentException noCurrency) {
            fields.error("currency", "FIELD_NOT_ALLOWED", "is no ISO 4217 currency");
            return null;
        }
        Money amount = Money.of(fields.text("amount"), fields.text("currency"));
        return new PaymentProof(fields.text("gateway"), fields.text("reference"), amount);
    }
}
