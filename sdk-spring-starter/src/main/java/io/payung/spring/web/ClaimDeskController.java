package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMoveOutcome;
import io.payung.claim.ClaimStep;
import io.payung.policy.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the insurer's desk records about a claim, and what its holder, who shows the secret, takes back or contests. */
@RestController
class ClaimDeskController implements PayungEndpoint {

    private final PartnerDesk desk;
    private final Problem problem;

    ClaimDeskController(PartnerDesk desk, Problem problem) {
        this.desk = desk;
        this.problem = problem;
    }

    @PostMapping(BASE + "/claims/{id}/decision")
    ResponseEntity<byte[]> decide(@PathVariable String id, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.INSURER);
        IdempotencyKey key = Headers.key(request);
        ClaimId claim = ClaimAccess.ofInsurer(payung, id);
        return answer(payung.decide(ClaimDeskInput.decision(body(request), claim, key)), request);
    }

    @PostMapping(BASE + "/claims/{id}/payments")
    ResponseEntity<byte[]> pay(@PathVariable String id, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.INSURER);
        IdempotencyKey key = Headers.key(request);
        ClaimId claim = ClaimAccess.ofInsurer(payung, id);
        return answer(payung.pay(ClaimDeskInput.payment(body(request), claim, key)), request);
    }

    @PostMapping(BASE + "/claims/{id}/reopening")
    ResponseEntity<byte[]> reopen(@PathVariable String id, HttpServletRequest request) {
        return ofInsurer(id, request, Payung::reopenClaim);
    }

    @PostMapping(BASE + "/claims/{id}/closing")
    ResponseEntity<byte[]> close(@PathVariable String id, HttpServletRequest request) {
        return ofInsurer(id, request, Payung::closeClaim);
    }

    @PostMapping(BASE + "/claims/{id}/withdrawal")
    ResponseEntity<byte[]> withdraw(@PathVariable String id, HttpServletRequest request) {
        return ofHolder(id, request, Payung::withdrawClaim);
    }

    @PostMapping(BASE + "/claims/{id}/dispute")
    ResponseEntity<byte[]> dispute(@PathVariable String id, HttpServletRequest request) {
        return ofHolder(id, request, Payung::disputeClaim);
    }

    private ResponseEntity<byte[]> ofInsurer(String id, HttpServletRequest request, BiFunction<Payung, ClaimStep, ClaimMoveOutcome> step) {
        Payung payung = desk.of(request, Role.INSURER);
        IdempotencyKey key = Headers.key(request);
        ClaimId claim = ClaimAccess.ofInsurer(payung, id);
        return answer(step.apply(payung, ClaimDeskInput.step(body(request), claim, key)), request);
    }

    private ResponseEntity<byte[]> ofHolder(String id, HttpServletRequest request, BiFunction<Payung, ClaimStep, ClaimMoveOutcome> step) {
        Payung payung = desk.of(request, Role.CLAIMS);
        IdempotencyKey key = Headers.key(request);
        ClaimId claim = ClaimAccess.ofHolder(payung, id, request);
        return answer(step.apply(payung, ClaimDeskInput.step(body(request), claim, key)), request);
    }

    private static JsonNode body(HttpServletRequest request) {
        return RequestBodies.read(request, RequestBodies.USUAL);
    }

    private ResponseEntity<byte[]> answer(ClaimMoveOutcome outcome, HttpServletRequest request) {
        return outcome.fold(ClaimDeskController::done, refused ->
                Replies.problem(422, problem.refusal(refused.reasons(), RequestLanguage.of(request)), new HttpHeaders()));
    }

    private static ResponseEntity<byte[]> done(ClaimMoveOutcome.Moved moved) {
        HttpHeaders headers = new HttpHeaders();
        if (moved.replayed()) {
            headers.set(Headers.IDEMPOTENCY_REPLAYED, "true");
        }
        return Replies.json(200, ClaimBody.standing(moved.standing()), headers);
    }
}
