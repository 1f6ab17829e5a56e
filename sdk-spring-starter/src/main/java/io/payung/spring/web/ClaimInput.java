package io.payung.spring.web;

import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimSupplement;
import io.payung.party.Claimant;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.spring.web.json.BodySchema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Makes bodies of claims notices and supplements. What depends on the product is checked by the SDK. */
final class ClaimInput {

    private static final BodySchema NOTICE = BodySchema.resource("/io/payung/spring/web/claim.schema.json");
    private static final BodySchema SUPPLEMENT = BodySchema.resource("/io/payung/spring/web/documents.schema.json");

    private ClaimInput() {}

    static ClaimNotice notice(JsonNode body, PolicyNumber policy, IdempotencyKey key) {
        NOTICE.check(body);
        Fields fields = Fields.of(body);
        Fields event = fields.child("event");
        ClaimNotice notice = new ClaimNotice(
                policy,
                key,
                new ClaimEvent(event.text("cause"), event.text("consequence"), event.text("place"), event.date("date")),
                fields.textOrNull("life"),
                fields.has("claimant") ? claimant(fields.child("claimant")) : null,
                fields.has("reportedAt") ? fields.instant("reportedAt") : null,
                fields.values("answers"),
                documents(fields));
        fields.finish();
        return notice;
    }

    static ClaimSupplement supplement(JsonNode body, ClaimId claim, IdempotencyKey key) {
        SUPPLEMENT.check(body);
        Fields fields = Fields.of(body);
        ClaimSupplement supplement = new ClaimSupplement(claim, key, fields.textOrNull("life"), documents(fields), fields.values("answers"));
        fields.finish();
        return supplement;
    }

    private static Claimant claimant(Fields fields) {
        return new Claimant(fields.text("fullName"), fields.text("relation"));
    }

    private static List<ClaimDocument> documents(Fields fields) {
        return fields.each("documents", (document, i) -> new ClaimDocument(
                document.text("type"),
                document.textOrNull("number"),
                document.texts("names"),
                document.dateOrNull("issuedOn"),
                document.textOrNull("sha256"),
                document.has("stated") ? stated(document.child("stated")) : null));
    }

    private static ClaimDocument.Stated stated(Fields fields) {
        return new ClaimDocument.Stated(
                fields.textOrNull("insured"),
                fields.textOrNull("heir"),
                fields.textOrNull("suspect"),
                fields.dateOrNull("birthDate"),
                fields.dateOrNull("eventDate"),
                fields.dateOrNull("deathDate"));
    }
}
