package io.payung.spring.web;

import io.payung.Payung;
import io.payung.decision.PackRef;
import io.payung.decision.Reason;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteToken;
import io.payung.spring.web.form.Wording;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers an issue: the policy, or why there is none. */
final class IssueAnswer {

    /** The only refusal that the same call may overcome later: the money can still arrive. */
    private static final String MAY_SETTLE_LATER = "PAYMENT_NOT_SETTLED";

    private final Payung payung;
    private final Problem problem;
    private final Wording wording;
    private final QuoteToken token;
    private final String language;

    IssueAnswer(Payung payung, Problem problem, Wording wording, QuoteToken token, String language) {
        this.payung = payung;
        this.problem = problem;
        this.wording = wording;
        this.token = token;
        this.language = language;
    }

    ResponseEntity<byte[]> of(IssueOutcome outcome) {
        return outcome.fold(this::issued, IssueAnswer::awaiting, this::changed, this::inProgress, this::refused);
    }

    private ResponseEntity<byte[]> issued(IssueOutcome.Issued issued) {
        return Replies.json(issued.replayed() ? 200 : 201, body(issued, voice(issued.pack())), replayed(issued.replayed()));
    }

    private static HttpHeaders replayed(boolean replayed) {
        HttpHeaders headers = new HttpHeaders();
        if (replayed) {
            headers.set(Headers.IDEMPOTENCY_REPLAYED, "true");
        }
        return headers;
    }

    /** A policy as it is told when it is issued, and of the application that became it. */
    static ObjectNode body(IssueOutcome.Issued issued, Voice voice) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("policyNumber", issued.number().value())
                .put("state", issued.state().key())
                .put("product", issued.product())
                .put("plan", issued.plan())
                .put("coverFrom", issued.coverFrom().toString())
                .put("coverUntil", issued.coverUntil().toString());
        body.set("premium", Voice.money(issued.premium()));
        body.set("limits", voice.limits(issued.limits()));
        body.put("holderSecret", issued.secret().value()).put("issuedAt", issued.issuedAt().toString());
        body.set("decision", Voice.decision(issued.decision(), issued.pack()));
        return body;
    }

    private static ResponseEntity<byte[]> awaiting(IssueOutcome.AwaitingPayment awaiting) {
        ObjectNode body = Replies.NODES.objectNode()
                .put("application", awaiting.application().toString())
                .put("state", "awaiting-payment")
                .put("payBy", awaiting.payBy().toString());
        body.set("dueNow", Voice.money(awaiting.dueNow()));
        body.put("paymentReference", awaiting.paymentReference());
        return Replies.json(awaiting.replayed() ? 200 : 202, body, replayed(awaiting.replayed()));
    }

    private ResponseEntity<byte[]> changed(IssueOutcome.OfferChanged changed) {
        ObjectNode body = problem.body(422, "OFFER_CHANGED", false, language);
        body.set("offer", new QuoteBody(voice(changed.offer().receipt().decision().pack())).offer(changed.offer()));
        return withRefund(body, changed.refundDue());
    }

    private ResponseEntity<byte[]> inProgress(IssueOutcome.InProgress busy) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
        return Replies.problem(409, problem.body(409, "REQUEST_IN_PROGRESS", true, language), headers);
    }

    private ResponseEntity<byte[]> refused(IssueOutcome.Refused refused) {
        String code = refused.reasons().get(0).code().value();
        ObjectNode body = problem.body(422, code, code.equals(MAY_SETTLE_LATER), language).put("title", text(code));
        ArrayNode reasons = body.putArray("reasons");
        for (Reason reason : refused.reasons()) {
            reasons.add(Voice.reason(reason, text(reason.code().value())));
        }
        return withRefund(body, refused.refundDue());
    }

    private static ResponseEntity<byte[]> withRefund(ObjectNode body, @Nullable RefundDue due) {
        if (due != null) {
            ObjectNode refund = Voice.money(due.amount()).put("reference", due.reference());
            body.set("refundDue", refund);
        }
        return Replies.problem(422, body, new HttpHeaders());
    }

    private Voice voice(PackRef ref) {
        ProductPack pack = payung.pack(ref);
        return new Voice(pack, Wording.choose(pack.product().languages(), language, null), wording);
    }

    /** In the words of the product that the token offers; without a genuine token, in this module's. */
    private String text(String code) {
        Optional<ProductPack> speaker = payung.packOf(token).flatMap(ref -> payung.product(ProductId.of(ref.product())));
        return speaker.map(pack -> wording.text(pack, code, language)).orElseGet(() -> wording.text(code, language));
    }
}
