package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimPage;
import io.payung.fault.PayungException;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductPack;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Claims of a holder, who shows the secret of the policy; without it a claim or policy is as unknown as one that does not exist. The insurer's desk sees them
 * without the secret.
 */
@RestController
class ClaimController implements PayungEndpoint {

    private static final int PAGE_SIZE = 50;

    private final PartnerDesk desk;
    private final Wording wording;

    ClaimController(PartnerDesk desk, Wording wording) {
        this.desk = desk;
        this.wording = wording;
    }

    @PostMapping(BASE + "/policies/{number}/claims")
    ResponseEntity<byte[]> open(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.CLAIMS);
        IdempotencyKey key = Headers.key(request);
        PolicyNumber policy = PolicyAccess.ofHolder(payung, number, request);
        ClaimNotice notice = ClaimInput.notice(RequestBodies.read(request, RequestBodies.USUAL), policy, key);
        if (!desk.isSeller(request) && !desk.isInsurer(request)) {
            requireOfHolders(notice);
        }
        ClaimOutcome outcome = payung.claim(notice);
        return answer(outcome.told() == ClaimOutcome.Told.NEW ? 201 : 200, payung, outcome, request);
    }

    /** When somebody first told of it elsewhere is for the partner to say: by a holder's own word no notice would ever be late. */
    private static void requireOfHolders(ClaimNotice notice) {
        if (notice.reportedAt() != null) {
            throw new PayungException("NOT_ALLOWED", "a holder cannot say when the claim was reported; leave reportedAt out, and it is now");
        }
    }

    @GetMapping(BASE + "/policies/{number}/claims")
    ResponseEntity<byte[]> list(@PathVariable String number, @RequestParam(required = false) @Nullable String cursor, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.CLAIMS, Role.INSURER);
        PolicyNumber policy = desk.isInsurer(request) ? PolicyNumber.asWritten(number) : PolicyAccess.ofHolder(payung, number, request);
        ClaimPage page = payung.claims(policy, cursor, PAGE_SIZE);
        ObjectNode body = Replies.NODES.objectNode();
        ArrayNode claims = body.putArray("claims");
        page.claims().forEach(claim -> claims.add(ClaimBody.standing(claim)));
        return Replies.json(200, body.put("next", page.next()));
    }

    @GetMapping(BASE + "/claims/{id}")
    ResponseEntity<byte[]> read(@PathVariable String id, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.CLAIMS, Role.INSURER);
        ClaimOutcome claim = desk.isInsurer(request)
                ? payung.findClaim(ClaimAccess.id(id)).orElseThrow(ClaimAccess::unknown)
                : find(payung, id, request);
        return Replies.json(200, body(payung, claim, request));
    }

    @PostMapping(BASE + "/claims/{id}/documents")
    ResponseEntity<byte[]> add(@PathVariable String id, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.CLAIMS);
        IdempotencyKey key = Headers.key(request);
        ClaimId claim = find(payung, id, request).assessment().claim();
        ClaimOutcome outcome = payung.supplement(ClaimInput.supplement(RequestBodies.read(request, RequestBodies.USUAL), claim, key));
        return answer(200, payung, outcome, request);
    }

    private static ClaimOutcome find(Payung payung, String id, HttpServletRequest request) {
        return payung.findClaim(ClaimAccess.id(id))
                .filter(claim -> payung.isHolder(claim.assessment().policy(), Headers.secret(request)))
                .orElseThrow(ClaimAccess::unknown);
    }

    private ResponseEntity<byte[]> answer(int status, Payung payung, ClaimOutcome outcome, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (outcome.told() == ClaimOutcome.Told.REPLAYED) {
            headers.set(Headers.IDEMPOTENCY_REPLAYED, "true");
        }
        return Replies.json(status, body(payung, outcome, request), headers);
    }

    private ObjectNode body(Payung payung, ClaimOutcome outcome, HttpServletRequest request) {
        ProductPack pack = payung.pack(outcome.assessment().receipt().decision().pack());
        String language = RequestLanguage.of(request, pack.product().languages());
        ClaimFile file = payung.claimFile(outcome.assessment().claim()).orElseThrow(ClaimAccess::unknown);
        return new ClaimBody(new Voice(pack, language, wording)).of(outcome, file);
    }
}
