package io.payung.spring.web;

import io.payung.Payung;
import io.payung.fault.PayungException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What gateways post about payments, of whatever partner. Whoever reaches it can post, without any key; only what the gateway signed makes us ask
 * that gateway.
 */
@RestController
class PaymentController implements PayungEndpoint {

    private final Payung payung;

    PaymentController(Payung payung) {
        this.payung = payung;
    }

    /** The same answer for payments that are none of ours, so that nobody learns which are; gateways post again whatever is not answered 200. */
    @PostMapping(BASE + "/payments/{gateway}")
    ResponseEntity<byte[]> notified(@PathVariable String gateway, HttpServletRequest request) {
        return switch (payung.paymentNotified(gateway, RequestBodies.bytes(request, RequestBodies.USUAL))) {
            case TAKEN, NOT_OURS -> Replies.json(200, Replies.NODES.objectNode().put("received", true));
            case TRY_AGAIN -> throw PayungException.transientFault(
                    "PAYMENT_GATEWAY_FAILED", "the gateway did not say whether its notice is true", null);
            case NOT_GENUINE -> throw new PayungException("NOTICE_NOT_GENUINE", "the gateway did not sign this");
            case UNKNOWN_GATEWAY -> throw new PayungException("GATEWAY_UNKNOWN", "nobody reads notices of this gateway");
        };
    }
}
