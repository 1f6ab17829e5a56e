package io.payung.spring.web;

import io.payung.consent.Clause;
import io.payung.quote.ClaimGuideEntry;
import io.payung.quote.Offer;
import io.payung.quote.OpenQuestion;
import io.payung.quote.QuoteOutcome;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the outcome of a quote in JSON. */
final class QuoteBody {

    private static final String OWN_LIFE = "/lives/0/answers/";

    private final Voice voice;

    QuoteBody(Voice voice) {
        this.voice = voice;
    }

    /**
     * @param applicantAlone whether the body named no lives, so that answers about the only life stand at the top
     * @param nearest        says what a declined customer can have instead
     */
    ObjectNode of(QuoteOutcome outcome, boolean applicantAlone, NearestBody nearest) {
        return outcome.fold(this::offer, declined -> declined(declined, nearest), open -> moreNeeded(open, applicantAlone));
    }

    ObjectNode offer(Offer offer) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("outcome", "offered")
                .put("quote", offer.id().toString())
                .put("token", offer.token().value())
                .put("expiresAt", offer.expiresAt().toString())
                .put("coverStart", offer.coverStart().toString())
                .put("coverEnd", offer.coverEnd().toString());
        body.set("premium", Voice.money(offer.premium()));
        ArrayNode lines = body.putArray("lines");
        offer.lines().forEach(line -> lines.addObject().put("kind", line.kind()).put("amount", line.amount().plainAmount()));
        if (!offer.payers().isEmpty()) {
            ArrayNode payers = body.putArray("payers");
            offer.payers().forEach(payer -> payers.addObject().put("payer", payer.payer()).put("amount", payer.amount().plainAmount()));
        }
        if (!offer.instalments().isEmpty()) {
            body.set("instalments", InstalmentBody.planned(offer.instalments()));
        }
        body.set("limits", voice.limits(offer.limits()));
        ArrayNode clauses = body.putArray("clauses");
        offer.clauses().all().forEach(clause -> clauses.add(clause(clause)));
        ArrayNode guide = body.putArray("claimGuide");
        offer.claimGuide().forEach(entry -> guide.add(guide(entry)));
        ArrayNode warnings = body.putArray("warnings");
        offer.warnings().forEach(warnings::add);
        body.set("decision", Voice.decision(offer.receipt()));
        return body;
    }

    private ObjectNode declined(QuoteOutcome.Declined declined, NearestBody nearest) {
        ObjectNode body = Replies.NODES.objectNode().put("outcome", "declined");
        body.set("reasons", voice.reasons(declined.reasons()));
        body.set("nearest", nearest.of(declined.nearest()));
        body.set("decision", Voice.decision(declined.receipt()));
        return body;
    }

    private ObjectNode moreNeeded(QuoteOutcome.MoreNeeded open, boolean applicantAlone) {
        ObjectNode body = Replies.NODES.objectNode().put("outcome", "more-needed");
        ArrayNode questions = body.putArray("questions");
        for (OpenQuestion question : open.questions()) {
            String pointer = question.pointer();
            boolean ownLife = applicantAlone && pointer.startsWith(OWN_LIFE);
            String place = ownLife ? "/answers/" + pointer.substring(OWN_LIFE.length()) : pointer;
            questions.add(voice.question(question.question(), place));
        }
        body.set("decision", Voice.decision(open.receipt()));
        return body;
    }

    private static ObjectNode clause(Clause clause) {
        return Replies.NODES.objectNode()
                .put("id", clause.id())
                .put("sha256", clause.sha256())
                .put("mustAccept", clause.mustAccept())
                .put("title", title(clause))
                .put("text", clause.text())
                .put("language", clause.language());
    }

    /** The first heading of the text, else the clause's id. */
    private static String title(Clause clause) {
        return clause.text().lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", "").strip())
                .findFirst()
                .orElse(clause.id());
    }

    private ObjectNode guide(ClaimGuideEntry entry) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("benefit", entry.benefit())
                .put("name", voice.text("benefit." + entry.benefit()))
                .put("cause", entry.cause())
                .put("consequence", entry.consequence());
        ArrayNode documents = body.putArray("documents");
        entry.documents().forEach(document -> documents.add(guided(document)));
        return body;
    }

    private ObjectNode guided(ClaimGuideEntry.GuidedDocument document) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("document", document.document())
                .put("name", voice.text("document." + document.document()));
        body.set("oneOf", voice.papers(voice.document(document.document()).oneOf()));
        body.put("form", voice.document(document.document()).form())
                .put("why", voice.text(document.why().value()))
                .put("how", voice.text("how." + document.document()))
                .put("certain", document.certain());
        ArrayNode dependsOn = body.putArray("dependsOn");
        List.copyOf(document.dependsOn()).forEach(dependsOn::add);
        return body;
    }
}
