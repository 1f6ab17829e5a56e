package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.consent.Consent;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.proof.WithdrawalCommand;
import io.payung.consent.proof.WithdrawalOutcome;
import io.payung.policy.PolicyNumber;
import io.payung.spring.web.json.BodySchema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes a consent back for the holder, who shows the secret. Asking twice is asking once, so this needs no key. */
@RestController
class WithdrawalController implements PayungEndpoint {

    private static final BodySchema SCHEMA = BodySchema.resource("/io/payung/spring/web/withdrawal.schema.json");

    private final PartnerDesk desk;
    private final Problem problem;

    WithdrawalController(PartnerDesk desk, Problem problem) {
        this.desk = desk;
        this.problem = problem;
    }

    @PostMapping(BASE + "/policies/{number}/consent/withdrawals")
    ResponseEntity<byte[]> withdraw(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER, Role.CLAIMS);
        PolicyNumber policy = PolicyAccess.ofHolder(payung, number, request);
        WithdrawalCommand command = command(policy, RequestBodies.read(request, RequestBodies.USUAL));
        return payung.consents().withdraw(command).fold(WithdrawalController::done, refused ->
                Replies.problem(422, problem.refusal(refused.reasons(), RequestLanguage.of(request)), new HttpHeaders()));
    }

    private static WithdrawalCommand command(PolicyNumber policy, JsonNode body) {
        SCHEMA.check(body);
        Fields fields = Fields.of(body);
        ConsentPurpose purpose = fields.text("purpose").equals(ConsentPurpose.CONTRACT.key()) ? ConsentPurpose.CONTRACT : ConsentPurpose.DATA_PROTECTION;
        WithdrawalCommand command = WithdrawalCommand.of(policy, purpose);
        if (fields.has("by")) {
            command = command.by(fields.text("by").equals(Consent.Party.GUARDIAN.key()) ? Consent.Party.GUARDIAN : Consent.Party.APPLICANT);
        }
        if (fields.has("channel")) {
            command = command.via(fields.text("channel"));
        }
        if (fields.has("withdrawnAt")) {
            command = command.at(fields.instant("withdrawnAt"));
        }
        fields.finish();
        return command;
    }

    private static ResponseEntity<byte[]> done(WithdrawalOutcome.Withdrawn withdrawn) {
        ObjectNode body = Replies.NODES.objectNode();
        withdrawn.withdrawal().toMap().forEach((name, value) -> body.put(name, value.toString()));
        body.put("effect", withdrawn.effect().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return Replies.json(withdrawn.replayed() ? 200 : 201, body);
    }
}
