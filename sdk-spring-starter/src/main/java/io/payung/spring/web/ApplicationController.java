package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import io.payung.payment.RefundDue;
import io.payung.policy.Application;
import io.payung.policy.ApplicationId;
import io.payung.policy.Applications.Standing;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PremiumShare;
import io.payung.product.ProductPack;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applications: hold an offer until it is paid, and ask how it stands. */
@RestController
class ApplicationController implements PayungEndpoint {

    private final PartnerDesk desk;
    private final Problem problem;
    private final Wording wording;

    ApplicationController(PartnerDesk desk, Problem problem, Wording wording) {
        this.desk = desk;
        this.problem = problem;
        this.wording = wording;
    }

    @PostMapping(BASE + "/applications")
    ResponseEntity<byte[]> apply(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER);
        IdempotencyKey key = Headers.key(request);
        ApplyCommand command = IssueInput.readApplication(RequestBodies.read(request, RequestBodies.WITH_TOKEN), key);
        return new IssueAnswer(payung, problem, wording, command.token(), command.consent().language()).of(payung.apply(command));
    }

    @GetMapping(BASE + "/applications/{id}")
    ResponseEntity<byte[]> read(@PathVariable String id, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER);
        ApplicationId application = applicationId(id);
        Standing standing = payung.findApplication(application).orElseThrow(ApplicationController::unknown);
        ProductPack pack = payung.pack(standing.application().pack());
        Voice voice = new Voice(pack, RequestLanguage.of(request, pack.product().languages()), wording);
        ObjectNode body = body(standing, voice);
        payung.policyOf(application).ifPresent(issued -> body.set("policy", IssueAnswer.body(issued, voice)));
        return Replies.json(200, body);
    }

    private static ObjectNode body(Standing standing, Voice voice) {
        Application application = standing.application();
        ObjectNode body = Replies.NODES.objectNode()
                .put("application", application.id().toString())
                .put("state", application.state().key())
                .put("product", application.pack().product())
                .put("plan", application.plan())
                .put("payBy", application.payBy().toString());
        body.set("dueNow", Voice.money(application.dueNow()));
        body.put("paymentReference", application.paymentReference()).put("partnerReference", application.partnerReference());
        if (application.code() != null) {
            body.put("code", application.code()).put("message", voice.text(application.code()));
        }
        ObjectNode payments = body.putObject("payments");
        new TreeMap<>(standing.payments()).forEach((gateway, state) -> payments.put(gateway, state.key()));
        ArrayNode shares = body.putArray("shares");
        standing.shares().forEach(share -> shares.add(share(share)));
        ArrayNode refunds = body.putArray("refundsDue");
        standing.refunds().forEach(refund -> refunds.add(refund(refund)));
        return body;
    }

    private static ObjectNode share(PremiumShare share) {
        ObjectNode body = Replies.NODES.objectNode().put("payer", share.payer());
        body.setAll(Voice.money(share.amount()));
        return body.put("collected", share.collected()).put("awaited", share.awaited()).put("paid", share.isPaid());
    }

    private static ObjectNode refund(RefundDue refund) {
        return Voice.money(refund.amount()).put("gateway", refund.gateway()).put("reference", refund.reference()).put("code", refund.code());
    }

    private static ApplicationId applicationId(String id) {
        try {
            return new ApplicationId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static PayungException unknown() {
        return new PayungException("APPLICATION_UNKNOWN", "this partner has no application of this id");
    }
}
