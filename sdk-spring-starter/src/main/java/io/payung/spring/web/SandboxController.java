package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.money.Money;
import io.payung.policy.NoticeOutcome;
import io.payung.sandbox.Sandbox;
import io.payung.sandbox.SandboxClock;
import io.payung.sandbox.SandboxGateway;
import io.payung.sandbox.SandboxPayment;
import io.payung.sandbox.SandboxPayment.Outcome;
import io.payung.spring.web.json.BodySchema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sets the clock of a sandbox forward and says what becomes of payments. There is none of it in production. */
@RestController
class SandboxController implements PayungEndpoint {

    private static final BodySchema CLOCK = BodySchema.resource("/io/payung/spring/web/sandbox-clock.schema.json");
    private static final BodySchema PAYMENT = BodySchema.resource("/io/payung/spring/web/sandbox-payment.schema.json");

    /** Of one round, of which each puts off what it has looked at. */
    private static final int ROUND = 500;
    private static final int ROUNDS = 20;

    private final PartnerDesk desk;
    private final SandboxClock clock;
    private final SandboxGateway gateway;

    SandboxController(PartnerDesk desk, Sandbox sandbox) {
        this.desk = desk;
        this.clock = sandbox.clock();
        this.gateway = sandbox.gateway();
    }

    @GetMapping(BASE + "/sandbox/clock")
    ResponseEntity<byte[]> read(HttpServletRequest request) {
        desk.of(request, Role.SELLER);
        return time();
    }

    /** What is due by then happens before the answer, and not when the next round of the server would have come. */
    @PostMapping(BASE + "/sandbox/clock")
    ResponseEntity<byte[]> forward(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER);
        JsonNode body = RequestBodies.read(request, RequestBodies.USUAL);
        CLOCK.check(body);
        Fields fields = Fields.of(body);
        if (fields.has("to")) {
            Instant to = fields.instant("to");
            fields.finish();
            clock.forwardTo(to);
        } else {
            Duration by = fields.duration("forward");
            fields.finish();
            clock.forward(by);
        }
        untilNothingIsDue(() -> payung.reconcile(ROUND).checked());
        untilNothingIsDue(() -> payung.reconcileInstalments(ROUND).checked());
        payung.settleRefunds(ROUND);
        return time();
    }

    private static void untilNothingIsDue(IntSupplier round) {
        int rounds = 0;
        while (rounds < ROUNDS && round.getAsInt() > 0) {
            rounds++;
        }
    }

    private ResponseEntity<byte[]> time() {
        return Replies.json(200, Replies.NODES.objectNode().put("now", clock.instant().toString()).put("ahead", clock.ahead().toString()));
    }

    /** As if the gateway had then posted it: an application that is paid is a policy before the answer. */
    @PostMapping(BASE + "/sandbox/payments")
    ResponseEntity<byte[]> tell(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER);
        JsonNode body = RequestBodies.read(request, RequestBodies.USUAL);
        PAYMENT.check(body);
        Fields fields = Fields.of(body);
        String reference = fields.text("reference");
        SandboxPayment payment = payment(fields);
        gateway.tell(payung.partner(), reference, payment);
        NoticeOutcome noticed = payung.paymentNotified(SandboxGateway.NAME, gateway.notice(reference));
        return Replies.json(200, Replies.NODES.objectNode()
                .put("gateway", SandboxGateway.NAME)
                .put("reference", reference)
                .put("outcome", fields.text("outcome"))
                .put("application", noticed == NoticeOutcome.TAKEN || noticed == NoticeOutcome.TRY_AGAIN));
    }

    private static SandboxPayment payment(Fields fields) {
        Outcome outcome = Outcome.valueOf(fields.text("outcome").toUpperCase(Locale.ROOT));
        Duration usual = outcome == Outcome.LATE ? SandboxPayment.USUALLY_LATE : Duration.ZERO;
        Duration after = fields.has("after") ? fields.duration("after") : usual;
        Money amount = amount(fields);
        fields.finish();
        return new SandboxPayment(outcome, amount, after);
    }

    private static @Nullable Money amount(Fields fields) {
        if (!fields.has("amount")) {
            return null;
        }
        try {
            Currency.getInstance(fields.text("currency"));
        } catch (IllegalArgumentException noCurrency) {
            fields.error("currency", "FIELD_NOT_ALLOWED", "is no ISO 4217 currency");
            return null;
        }
        return Money.of(fields.text("amount"), fields.text("currency"));
    }
}
