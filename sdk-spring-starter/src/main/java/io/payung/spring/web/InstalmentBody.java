package io.payung.spring.web;

import io.payung.policy.Instalment;
import io.payung.policy.PaymentPlan;
import io.payung.quote.PlannedInstalment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Instalments, as they are offered and as they stand. */
final class InstalmentBody {

    private InstalmentBody() {}

    static ArrayNode planned(List<PlannedInstalment> instalments) {
        ArrayNode all = Replies.NODES.arrayNode();
        for (PlannedInstalment each : instalments) {
            ObjectNode body = all.addObject().put("number", each.number()).put("dueOn", each.dueOn().toString());
            if (each.graceUntil() != null) {
                body.put("graceUntil", each.graceUntil().toString());
            }
            body.put("amount", each.amount().plainAmount());
            if (!each.payers().isEmpty()) {
                ArrayNode payers = body.putArray("payers");
                each.payers().forEach(payer -> payers.addObject().put("payer", payer.payer()).put("amount", payer.amount().plainAmount()));
            }
        }
        return all;
    }

    /** @param plan absent for a premium that was paid at once */
    static ObjectNode of(@Nullable PaymentPlan plan) {
        ObjectNode body = Replies.NODES.objectNode().put("mode", plan == null ? "single" : plan.mode());
        ArrayNode all = body.putArray("instalments");
        if (plan != null) {
            plan.instalments().forEach(each -> all.add(of(each)));
        }
        return body;
    }

    private static ObjectNode of(Instalment each) {
        ObjectNode body = Replies.NODES.objectNode().put("number", each.number()).put("dueOn", each.dueOn().toString());
        if (each.graceUntil() != null) {
            body.put("graceUntil", each.graceUntil().toString());
        }
        body.set("amount", Voice.money(each.amount()));
        body.put("paid", each.isPaid());
        if (each.paidAt() != null) {
            body.put("paidAt", Objects.requireNonNull(each.paidAt()).toString());
        }
        if (each.paymentReference() != null) {
            body.put("paymentReference", each.paymentReference()).set("dueNow", Voice.money(each.dueNow()));
        }
        return body;
    }
}
