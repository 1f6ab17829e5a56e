package io.payung.spring.web;

import io.payung.decision.PackRef;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.quote.Proposal;
import io.payung.spring.web.form.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what a declined customer can have instead, each in the words of the product that it is. */
record NearestBody(Function<PackRef, ProductPack> packs, String language, Wording wording) {

    ArrayNode of(List<Proposal> proposals) {
        ArrayNode nearest = Replies.NODES.arrayNode();
        proposals.forEach(proposal -> nearest.add(proposal(proposal)));
        return nearest;
    }

    private ObjectNode proposal(Proposal proposal) {
        ProductPack pack = packs.apply(proposal.pack());
        Voice voice = new Voice(pack, language, wording);
        String plan = proposal.request().plan();
        ObjectNode body = Replies.NODES.objectNode()
                .put("product", proposal.pack().product())
                .put("productName", pack.product().names().getOrDefault(language, proposal.pack().product()))
                .put("plan", plan)
                .put("planName", voice.text("plan." + plan))
                .put("coverStart", proposal.coverStart().toString())
                .put("coverEnd", proposal.coverEnd().toString());
        ArrayNode changes = body.putArray("changes");
        proposal.changes().forEach(change -> changes.add(change(change, voice)));
        ArrayNode drop = body.putArray("drop");
        proposal.dropped().forEach(drop::add);
        body.set("premium", Voice.money(proposal.premium()));
        body.set("limits", voice.limits(proposal.limits()));
        return body;
    }

    private static ObjectNode change(Proposal.Change change, Voice voice) {
        ObjectNode body = Replies.NODES.objectNode().put("choice", key(change.choice())).put("pointer", change.pointer());
        if (change.choice() != Proposal.Choice.ANSWER) {
            return body.put("value", change.value().toString());
        }
        String name = change.pointer().substring(change.pointer().lastIndexOf('/') + 1);
        Question question = voice.pack().product().questions().get(name);
        putAnswer(body, change.value());
        body.put("type", question.type().key()).put("title", voice.text("question." + name));
        return question.type() == ValueType.CHOICE ? body.put("label", voice.text("choice." + name + "." + change.value())) : body;
    }

    /** As the form asks for it: decimals are texts in plain notation. */
    private static void putAnswer(ObjectNode body, Object value) {
        if (value instanceof Boolean flag) {
            body.put("value", flag);
        } else if (value instanceof Long whole) {
            body.put("value", whole);
        } else {
            body.put("value", value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
        }
    }

    private static String key(Proposal.Choice choice) {
        return switch (choice) {
            case PRODUCT -> "product";
            case PLAN -> "plan";
            case COVER_START -> "coverStart";
            case ANSWER -> "answer";
        };
    }
}
