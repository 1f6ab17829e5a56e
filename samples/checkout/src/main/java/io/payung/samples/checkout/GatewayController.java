package io.payung.samples.checkout;

import io.payung.fault.PayungException;
import io.payung.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The partner's side of the checkout: where the page pays. Quoting, issuing and claims are the starter's endpoints; they ask
 * {@link SimulatedGateway} about the reference that is given out here.
 */
@RestController
class GatewayController {

    private final SimulatedGateway gateway;

    GatewayController(SimulatedGateway gateway) {
        this.gateway = gateway;
    }

    @PostMapping("/gateway/payments")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt pay(@RequestBody @Valid Order order) {
        SimulatedGateway.Payment payment = gateway.pay(order.money(), order.wanted());
        return new Receipt(payment.reference(), payment.paidAt());
    }

    /**
     * @param amount  plain decimal notation, above zero
     * @param outcome {@code settle} (also when absent), {@code fail} or {@code late}
     */
    record Order(
            @NotNull @Pattern(regexp = "[0-9]{1,18}(\\.[0-9]{1,6})?") String amount,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @Nullable @Pattern(regexp = "settle|fail|late") String outcome) {

        private Money money() {
            try {
                Money money = Money.of(amount, currency);
                if (money.isPositive()) {
                    return money;
                }
            } catch (IllegalArgumentException | PayungException e) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such amount of money", e);
            }
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a payment is above zero");
        }

        private SimulatedGateway.Outcome wanted() {
            return outcome == null ? SimulatedGateway.Outcome.SETTLE : SimulatedGateway.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT));
        }
    }

    /** @param paidAt absent when the payment failed, in the future when it is late */
    record Receipt(String reference, @Nullable Instant paidAt) {}
}
