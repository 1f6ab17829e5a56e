package io.payung.spring.web;

import io.payung.change.ChangeOutcome;
import io.payung.change.ChangeTerms;
import io.payung.decision.PackRef;
import io.payung.payment.RefundDue;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what a change would do, or did. */
final class ChangeAnswer {

    private final Problem problem;
    private final String language;
    private final Function<PackRef, Voice> voices;

    /** @param voices tells of the policy that replaces another one */
    ChangeAnswer(Problem problem, String language, Function<PackRef, Voice> voices) {
        this.problem = problem;
        this.language = language;
        this.voices = voices;
    }

    ResponseEntity<byte[]> ofPreview(ChangeOutcome outcome) {
        return outcome.fold(preview -> Replies.json(200, body(preview)), this::changed, this::busy, this::refused);
    }

    ResponseEntity<byte[]> ofConfirmation(ChangeOutcome outcome) {
        return outcome.fold(this::previewedAnew, this::changed, this::busy, this::refused);
    }

    private static ObjectNode body(ChangeOutcome.Previewed preview) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("outcome", "previewed")
                .put("policyNumber", preview.policy().value())
                .put("kind", preview.kind().key())
                .put("token", preview.token().value())
                .put("expiresAt", preview.expiresAt().toString());
        return terms(body, preview.terms());
    }

    private static ObjectNode terms(ObjectNode body, ChangeTerms terms) {
        body.put("state", terms.state().key()).put("coveredUntil", terms.coveredUntil().toString());
        body.set("priceDifference", Voice.money(terms.priceDifference()));
        body.set("refund", Voice.money(terms.refund()));
        ArrayNode lines = body.putArray("lines");
        terms.lines().forEach(line -> lines.addObject().put("id", line.id()).put("kind", line.kind()).setAll(Voice.money(line.amount())));
        ArrayNode payers = body.putArray("payers");
        terms.payers().forEach(payer -> {
            ObjectNode entry = payers.addObject().put("payer", payer.payer()).put("subsidy", payer.subsidy());
            entry.set("amount", Voice.money(payer.amount()));
            entry.set("credited", Voice.money(payer.credited()));
        });
        return body.put("consentNeeded", terms.consentNeeded());
    }

    private ResponseEntity<byte[]> previewedAnew(ChangeOutcome.Previewed preview) {
        ObjectNode body = problem.body(422, "CHANGE_TERMS_DIFFER", false, language);
        body.set("preview", body(preview));
        return Replies.problem(422, body, new HttpHeaders());
    }

    private ResponseEntity<byte[]> changed(ChangeOutcome.Changed changed) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("outcome", "changed")
                .put("change", changed.change().toString())
                .put("policyNumber", changed.policy().value())
                .put("kind", changed.kind().key())
                .put("changedAt", changed.changedAt().toString())
                .put("receipt", changed.receipt().toString());
        terms(body, changed.terms());
        ArrayNode refunds = body.putArray("refundsDue");
        changed.refunds().forEach(due -> refunds.add(refund(due)));
        if (changed.replacement() != null) {
            body.set("replacement", IssueAnswer.body(changed.replacement(), voices.apply(changed.replacement().pack())));
        }
        if (changed.secret() != null) {
            body.put("holderSecret", changed.secret().value());
        }
        HttpHeaders headers = new HttpHeaders();
        if (changed.replayed()) {
            headers.set(Headers.IDEMPOTENCY_REPLAYED, "true");
        }
        return Replies.json(changed.replayed() ? 200 : 201, body, headers);
    }

    private static ObjectNode refund(RefundDue due) {
        return Voice.money(due.amount()).put("gateway", due.gateway()).put("reference", due.reference());
    }

    private ResponseEntity<byte[]> busy(ChangeOutcome.InProgress busy) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
        return Replies.problem(409, problem.body(409, "REQUEST_IN_PROGRESS", true, language), headers);
    }

    private ResponseEntity<byte[]> refused(ChangeOutcome.Refused refused) {
        ObjectNode body = problem.refusal(refused.reasons(), language);
        if (refused.refundDue() != null) {
            body.set("refundDue", refund(refused.refundDue()));
        }
        return Replies.problem(422, body, new HttpHeaders());
    }
}
