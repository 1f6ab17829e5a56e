package io.payung.spring.web;

import io.payung.claim.ClaimAssessment;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimStanding;
import io.payung.claim.amount.Payee;
import io.payung.product.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells where a claim stands in JSON. */
final class ClaimBody {

    private final Voice voice;

    ClaimBody(Voice voice) {
        this.voice = voice;
    }

    /** Without anything personal. */
    static ObjectNode standing(ClaimStanding standing) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("claim", standing.claim().toString())
                .put("policyNumber", standing.policy().value())
                .put("state", standing.state().key())
                .put("version", standing.version());
        body.set("approved", Voice.money(standing.approved()));
        body.set("paid", Voice.money(standing.paid()));
        return body;
    }

    ObjectNode of(ClaimOutcome outcome, ClaimFile file) {
        ClaimAssessment found = outcome.assessment();
        ObjectNode body = Replies.NODES.objectNode()
                .put("claim", found.claim().toString())
                .put("state", file.claim().state().key())
                .put("outcome", outcome.<String>fold(complete -> "complete", missing -> "documents-missing", referred -> "referred"));
        if (file.claim().life() != null) {
            body.put("life", file.claim().life());
        }
        ArrayNode missing = body.putArray("missing");
        found.missing().forEach(document -> missing.add(missing(document)));
        body.set("mismatches", voice.reasons(found.mismatches()));
        ArrayNode questions = body.putArray("questions");
        found.questions().forEach(question -> questions.add(question(question)));
        body.set("reasons", voice.reasons(found.referrals()));
        ArrayNode payable = body.putArray("payable");
        found.payable().forEach(each -> payable.add(payable(each)));
        body.put("dueBy", found.dueBy() == null ? null : found.dueBy().toString());
        if (found.dueByUnknown() != null) {
            body.put("dueByUnknown", found.dueByUnknown());
        }
        body.set("decision", Voice.decision(found.receipt()));
        body.set("approved", Voice.money(file.approved()));
        body.set("paid", Voice.money(file.paid()));
        body.set("decided", file.decision().map(this::decided).orElse(Replies.NODES.nullNode()));
        return body;
    }

    /** Where the answer goes, and what may be answered. */
    ObjectNode question(Question question) {
        if (!question.name().equals(ClaimAssessment.LIFE)) {
            return voice.question(question, "/answers/" + question.name());
        }
        ObjectNode body = voice.question(question, "/life");
        ArrayNode places = body.withObject("schema").putArray("oneOf");
        for (int i = 0; i < question.choices().size(); i++) {
            places.addObject().put("const", question.choices().get(i)).put("title", voice.text("event.life.person") + " " + (i + 1));
        }
        return body;
    }

    /** What the insurer decided and why; who did is nobody's business but theirs. */
    private JsonNode decided(ClaimDecision decision) {
        ObjectNode body = Replies.NODES.objectNode().put("verdict", decision.verdict().key()).put("decidedAt", String.valueOf(decision.decidedAt()));
        ArrayNode amounts = body.putArray("amounts");
        decision.amounts().forEach(each -> amounts.addObject()
                .put("benefit", each.benefit())
                .put("name", voice.text("benefit." + each.benefit()))
                .set("amount", Voice.money(each.amount())));
        ArrayNode reasons = body.putArray("reasons");
        decision.reasons().forEach(code -> reasons.addObject().put("code", code.value()).put("message", voice.text(code.value())));
        return body.put("explanation", decision.explanation());
    }

    private ObjectNode payable(ClaimAssessment.Payable payable) {
        ObjectNode body = Replies.NODES.objectNode().put("benefit", payable.benefit()).put("name", voice.text("benefit." + payable.benefit()));
        body.set("atMost", Voice.money(payable.atMost()));
        ArrayNode payees = body.putArray("payees");
        payable.payees().forEach(payee -> payees.add(payee(payee)));
        return body;
    }

    private ObjectNode payee(Payee payee) {
        ObjectNode body = Replies.NODES.objectNode().put("payee", payee.payee());
        body.set("atMost", Voice.money(payee.atMost()));
        if (payee.through() != null) {
            body.put("through", payee.through());
        }
        if (payee.withheld() != null) {
            body.put("withheld", payee.withheld().value()).put("why", voice.text(payee.withheld().value()));
        }
        if (payee.note() != null) {
            body.putObject("note").put("code", payee.note().value()).put("message", voice.text(payee.note().value()));
        }
        return body;
    }

    private ObjectNode missing(ClaimAssessment.MissingDocument document) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("type", document.document())
                .put("name", voice.text("document." + document.document()));
        body.set("oneOf", voice.papers(document.oneOf()));
        return body.put("form", document.form())
                .put("why", voice.text(document.why().value()))
                .put("how", voice.text("how." + document.document()));
    }
}
