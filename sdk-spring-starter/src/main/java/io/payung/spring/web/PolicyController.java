package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyQuery;
import io.payung.policy.PolicyState;
import io.payung.policy.PolicyStore;
import io.payung.product.ProductPack;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Policies: issue, list, read. */
@RestController
class PolicyController implements PayungEndpoint {

    private static final int PAGE_SIZE = 50;

    private final PartnerDesk desk;
    private final Problem problem;
    private final Wording wording;

    PolicyController(PartnerDesk desk, Problem problem, Wording wording) {
        this.desk = desk;
        this.problem = problem;
        this.wording = wording;
    }

    @PostMapping(BASE + "/policies")
    ResponseEntity<byte[]> issue(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER);
        IdempotencyKey key = Headers.key(request);
        IssueCommand command = IssueInput.read(RequestBodies.read(request, RequestBodies.WITH_TOKEN), key);
        return new IssueAnswer(payung, problem, wording, command.token(), command.consent().language()).of(payung.issue(command));
    }

    @GetMapping(BASE + "/policies")
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String partnerReference,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER, Role.READER);
        PolicyStore.Page page = payung.policies(new PolicyQuery(QueryText.visible("partnerReference", partnerReference), state(state), cursor, PAGE_SIZE));
        ObjectNode body = Replies.NODES.objectNode();
        ArrayNode policies = body.putArray("policies");
        page.policies().forEach(policy -> policies.add(summary(policy, payung.now())));
        return Replies.json(200, body.put("next", page.next()));
    }

    @GetMapping(BASE + "/policies/{number}")
    ResponseEntity<byte[]> read(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER, Role.READER);
        Policy policy = payung.findPolicy(PolicyNumber.asWritten(number))
                .orElseThrow(PolicyController::unknown);
        ProductPack pack = payung.pack(policy.pack());
        Voice voice = new Voice(pack, RequestLanguage.of(request, pack.product().languages()), wording);
        ObjectNode body = summary(policy, payung.now());
        body.set("premium", Voice.money(policy.premium()));
        payung.instalments(policy.number()).ifPresent(plan -> body.setAll(InstalmentBody.of(plan)));
        body.set("limits", voice.limits(policy.limits()));
        body.set("pack", Voice.pack(policy.pack()));
        return Replies.json(200, body);
    }

    @GetMapping(BASE + "/policies/{number}/instalments")
    ResponseEntity<byte[]> instalments(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER, Role.READER);
        Policy policy = payung.findPolicy(PolicyNumber.asWritten(number)).orElseThrow(PolicyController::unknown);
        ObjectNode body = Replies.NODES.objectNode()
                .put("policyNumber", policy.number().value())
                .put("state", policy.stateAt(payung.now()).key());
        body.setAll(InstalmentBody.of(payung.instalments(policy.number()).orElse(null)));
        return Replies.json(200, body);
    }

    private static PayungException unknown() {
        return new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number");
    }

    private static ObjectNode summary(Policy policy, Instant now) {
        return Replies.NODES.objectNode()
                .put("policyNumber", policy.number().value())
                .put("state", policy.stateAt(now).key())
                .put("product", policy.pack().product())
                .put("plan", policy.plan())
                .put("coverFrom", policy.coverFrom().toString())
                .put("coverUntil", policy.coverUntil().toString())
                .put("partnerReference", policy.partnerReference())
                .put("issuedAt", policy.issuedAt().toString());
    }

    private static @Nullable PolicyState state(@Nullable String key) {
        if (key == null) {
            return null;
        }
        for (PolicyState state : PolicyState.values()) {
            if (state.key().equals(key)) {
                return state;
            }
        }
        throw new InvalidInputException(List.of(new InputError("/state", "FIELD_NOT_ALLOWED", "is no state of a policy")));
    }
}
