package io.payung.spring.web;

import io.payung.Payung;
import io.payung.consent.proof.ConsentReceipt;
import io.payung.policy.PolicyNumber;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The receipt of what was consented to: for the holder, who shows the secret, and for the partner that sold it. For everybody else the policy is as
 * unknown as one that does not exist.
 */
@RestController
class ConsentController implements PayungEndpoint {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final PartnerDesk desk;

    ConsentController(PartnerDesk desk) {
        this.desk = desk;
    }

    @GetMapping(BASE + "/policies/{number}/consent")
    ResponseEntity<byte[]> receipt(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request);
        PolicyNumber policy = PolicyAccess.ofReader(desk, payung, number, request);
        ConsentReceipt receipt = payung.consents().receipt(policy).orElseThrow(PolicyAccess::unknown);
        return Replies.json(200, (ObjectNode) MAPPER.readTree(receipt.json()));
    }
}
