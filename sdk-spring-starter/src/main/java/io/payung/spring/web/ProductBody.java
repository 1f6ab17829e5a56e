package io.payung.spring.web;

import io.payung.product.Benefit;
import io.payung.product.ClauseText;
import io.payung.product.Plan;
import io.payung.product.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a product in JSON. */
final class ProductBody {

    private final Voice voice;
    private final Product product;

    ProductBody(Voice voice) {
        this.voice = voice;
        this.product = voice.pack().product();
    }

    /** One entry of the catalogue. */
    ObjectNode summary() {
        ObjectNode body = head();
        ArrayNode plans = body.putArray("plans");
        product.plans().values().forEach(plan -> plans.add(voice.named(plan.id(), "plan." + plan.id())));
        return body;
    }

    ObjectNode full() {
        ObjectNode body = head().put("digest", voice.pack().ref().digest());
        body.putObject("insurer").put("name", product.insurer().name()).put("licence", product.insurer().licence());
        body.putObject("contacts")
                .put("claims", product.contacts().claims())
                .put("complaints", product.contacts().complaints())
                .put("ombudsman", product.contacts().ombudsman());
        body.putObject("start").put("backdateDays", product.start().backdateDays()).put("aheadDays", product.start().aheadDays());
        ArrayNode plans = body.putArray("plans");
        product.plans().values().forEach(plan -> plans.add(plan(plan)));
        body.set("events", events());
        ArrayNode documents = body.putArray("documents");
        product.documents().keySet().forEach(id -> documents.add(document(id)));
        ArrayNode clauses = body.putArray("clauses");
        product.clauses().forEach(id -> clauses.add(clause(voice.pack().clause(id, voice.language()))));
        return body;
    }

    static ObjectNode clause(ClauseText clause) {
        return Replies.NODES.objectNode()
                .put("id", clause.id())
                .put("language", clause.language())
                .put("sha256", clause.sha256())
                .put("text", clause.text());
    }

    private ObjectNode head() {
        ObjectNode body = Replies.NODES.objectNode()
                .put("id", product.id().value())
                .put("version", product.version())
                .put("name", product.name(voice.language()))
                .put("line", product.line());
        ArrayNode languages = body.putArray("languages");
        product.languages().all().forEach(languages::add);
        return body.put("currency", product.currency().getCurrencyCode());
    }

    private ObjectNode plan(Plan plan) {
        ObjectNode body = voice.named(plan.id(), "plan." + plan.id());
        ArrayNode benefits = body.putArray("benefits");
        for (Benefit benefit : product.benefits().values()) {
            if (benefit.isIn(plan.id())) {
                ObjectNode entry = voice.named(benefit.id(), "benefit." + benefit.id()).put("basis", benefit.basis().key());
                BigDecimal amount = benefit.amounts().get(plan.id());
                // An amount that depends on answers is known with the quote.
                if (amount != null) {
                    entry.put("amount", amount.toPlainString());
                }
                entry.put("cause", benefit.cause());
                ArrayNode consequences = entry.putArray("consequences");
                benefit.consequences().forEach(consequences::add);
                benefits.add(entry);
            }
        }
        return body;
    }

    /** Every event that some benefit pays for, once; where a benefit pays for every cause, with each cause that the product can tell. */
    private ArrayNode events() {
        List<ObjectNode> events = new ArrayList<>();
        for (Benefit benefit : product.benefits().values()) {
            for (String cause : benefit.cause().equals(Benefit.ANY_CAUSE) ? voice.pack().causes() : List.of(benefit.cause())) {
                benefit.consequences().stream().map(consequence -> event(cause, consequence)).filter(event -> !events.contains(event)).forEach(events::add);
            }
        }
        return Replies.NODES.arrayNode().addAll(events);
    }

    private ObjectNode event(String cause, String consequence) {
        return Replies.NODES.objectNode()
                .put("cause", cause)
                .put("causeName", voice.text("cause." + cause))
                .put("consequence", consequence)
                .put("consequenceName", voice.text("consequence." + consequence));
    }

    private ObjectNode document(String id) {
        ObjectNode body = voice.named(id, "document." + id);
        body.set("oneOf", voice.papers(voice.document(id).oneOf()));
        return body.put("form", voice.document(id).form());
    }
}
