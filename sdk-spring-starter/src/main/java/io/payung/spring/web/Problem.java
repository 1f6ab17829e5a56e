package io.payung.spring.web;

import io.payung.decision.Reason;
import io.payung.fault.InputError;
import io.payung.spring.web.form.Wording;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of problems (RFC 9457) with our code, whether trying again helps, and the faulty fields. */
final class Problem {

    private static final String TYPE = "https://payung.io/problems/";

    private final Wording wording;

    Problem(Wording wording) {
        this.wording = wording;
    }

    ObjectNode body(int status, String code, boolean retryable, String language) {
        return Replies.NODES.objectNode()
                .put("type", TYPE + code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", wording.text(code, language))
                .put("status", status)
                .put("code", code)
                .put("retryable", retryable);
    }

    /** A business refusal with all its reasons, the first of which gives the code. */
    ObjectNode refusal(List<Reason> reasons, String language) {
        ObjectNode body = body(422, reasons.get(0).code().value(), false, language);
        ArrayNode list = body.putArray("reasons");
        for (Reason reason : reasons) {
            list.add(Voice.reason(reason, wording.text(reason.code().value(), language)));
        }
        return body;
    }

    ObjectNode invalid(List<InputError> errors, String language) {
        ObjectNode body = body(400, "INPUT_INVALID", false, language);
        ArrayNode list = body.putArray("errors");
        for (InputError error : errors) {
            list.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("message", wording.find(error.code(), language).orElse(error.message()));
        }
        return body;
    }
}
