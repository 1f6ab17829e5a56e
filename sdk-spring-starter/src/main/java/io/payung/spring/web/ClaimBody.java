package io.payung.spring.web;

import io.payung.claim.ClaimAssessment;
import io.payung.claim.ClaimOutcome;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells where a claim stands in JSON. */
final class ClaimBody {

    private final Voice voice;

    ClaimBody(Voice voice) {
        this.voice = voice;
    }

    ObjectNode of(ClaimOutcome outcome) {
        ClaimAssessment found = outcome.assessment();
        ObjectNode body = Replies.NODES.objectNode()
                .put("claim", found.claim().toString())
                .put("state", found.state().key())
                .put("outcome", outcome.<String>fold(complete -> "complete", missing -> "documents-missing", referred -> "referred"));
        ArrayNode missing = body.putArray("missing");
        found.missing().forEach(document -> missing.add(missing(document)));
        body.set("mismatches", voice.reasons(found.mismatches()));
        ArrayNode questions = body.putArray("questions");
        found.questions().forEach(question -> questions.add(voice.question(question, "/answers/" + question.name())));
        body.set("reasons", voice.reasons(found.referrals()));
        ArrayNode payable = body.putArray("payable");
        for (ClaimAssessment.Payable each : found.payable()) {
            ObjectNode entry = payable.addObject().put("benefit", each.benefit()).put("name", voice.text("benefit." + each.benefit()));
            entry.set("atMost", Voice.money(each.atMost()));
        }
        body.put("dueBy", found.dueBy() == null ? null : found.dueBy().toString());
        body.set("decision", Voice.decision(found.receipt()));
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
