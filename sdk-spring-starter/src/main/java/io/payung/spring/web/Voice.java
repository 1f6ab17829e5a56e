package io.payung.spring.web;

import io.payung.decision.DecisionReceipt;
import io.payung.decision.PackRef;
import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.product.DocumentType;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.quote.BenefitLimit;
import io.payung.spring.web.form.QuestionSchema;
import io.payung.spring.web.form.Wording;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells parts of an outcome in JSON, in the words of one product and one language. */
record Voice(ProductPack pack, String language, Wording wording) {

    String text(String key) {
        return wording.text(pack, key, language);
    }

    ObjectNode named(String id, String key) {
        return Replies.NODES.objectNode().put("id", id).put("name", text(key));
    }

    ArrayNode reasons(List<Reason> reasons) {
        ArrayNode list = Replies.NODES.arrayNode();
        reasons.forEach(reason -> list.add(reason(reason, text(reason.code().value()))));
        return list;
    }

    static ObjectNode reason(Reason reason, String message) {
        ObjectNode body = Replies.NODES.objectNode().put("code", reason.code().value());
        putIfPresent(body, "rule", reason.rule());
        putIfPresent(body, "subject", reason.subject());
        body.put("message", message);
        putIfPresent(body, "actual", reason.actual());
        putIfPresent(body, "limit", reason.limit());
        return body;
    }

    ArrayNode limits(List<BenefitLimit> limits) {
        ArrayNode list = Replies.NODES.arrayNode();
        for (BenefitLimit limit : limits) {
            ObjectNode body = list.addObject().put("benefit", limit.benefit()).put("name", text("benefit." + limit.benefit()));
            body.setAll(money(limit.amount()));
            body.put("basis", pack.product().benefits().get(limit.benefit()).basis().key());
            body.set("reasons", reasons(limit.reasons()));
        }
        return list;
    }

    /** The papers of which any one will do. */
    ArrayNode papers(List<String> oneOf) {
        ArrayNode list = Replies.NODES.arrayNode();
        oneOf.forEach(paper -> list.add(named(paper, "document." + paper)));
        return list;
    }

    DocumentType document(String id) {
        return pack.product().documents().get(id);
    }

    ObjectNode question(Question question, String pointer) {
        ObjectNode schema = new QuestionSchema(pack, language, wording).of(question);
        ObjectNode body = Replies.NODES.objectNode().put("name", question.name()).put("pointer", pointer);
        body.set("title", schema.get("title"));
        body.set("schema", schema);
        return body;
    }

    static ObjectNode money(Money money) {
        return Replies.NODES.objectNode().put("amount", money.plainAmount()).put("currency", money.currency().getCurrencyCode());
    }

    static ObjectNode decision(DecisionReceipt receipt) {
        return decision(receipt.id(), receipt.decision().pack());
    }

    static ObjectNode decision(UUID id, PackRef pack) {
        ObjectNode body = Replies.NODES.objectNode().put("id", id.toString());
        body.set("pack", pack(pack));
        return body;
    }

    static ObjectNode pack(PackRef pack) {
        return Replies.NODES.objectNode().put("product", pack.product()).put("version", pack.version()).put("digest", pack.digest());
    }

    private static void putIfPresent(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
