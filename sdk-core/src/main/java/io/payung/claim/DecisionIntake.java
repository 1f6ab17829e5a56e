package io.payung.claim;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision.Verdict;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.money.Money;
import io.payung.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what the insurer sends against the policy. Everything wrong is named at once. */
final class DecisionIntake {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private final Policy policy;
    private final Instant now;
    private final List<InputError> errors = new ArrayList<>();

    DecisionIntake(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    void check(ClaimDecision decision) {
        boolean rejects = decision.verdict() == Verdict.REJECT;
        if (rejects && !decision.amounts().isEmpty()) {
            error("/amounts", "FIELD_NOT_ALLOWED", "who rejects approves no amount");
        }
        if (!rejects && decision.amounts().isEmpty()) {
            error("/amounts", "FIELD_MISSING", "who approves says how much of which benefit");
        }
        if (decision.verdict() != Verdict.APPROVE && decision.reasons().isEmpty()) {
            error("/reasons", "FIELD_MISSING", "who does not approve everything says why");
        }
        amounts(decision.amounts());
        instant("/decidedAt", decision.decidedAt());
        finish();
    }

    void check(ClaimPayment payment) {
        money("/amount", payment.amount());
        instant("/paidAt", payment.paidAt());
        finish();
    }

    private void amounts(List<Approved> amounts) {
        Set<String> benefits = policy.limits().stream().map(limit -> limit.benefit()).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < amounts.size(); i++) {
            Approved each = amounts.get(i);
            if (!benefits.contains(each.benefit())) {
                error("/amounts/" + i + "/benefit", "FIELD_NOT_ALLOWED", "the policy has no such benefit");
            } else if (!seen.add(each.benefit())) {
                error("/amounts/" + i + "/benefit", "FIELD_NOT_ALLOWED", "the benefit has an amount already");
            }
            money("/amounts/" + i + "/amount", each.amount());
        }
    }

    private void money(String pointer, Money amount) {
        if (!amount.currency().equals(policy.premium().currency())) {
            error(pointer, "FIELD_NOT_ALLOWED", "the policy is in another currency");
        }
        if (!amount.isPositive()) {
            error(pointer, "FIELD_OUT_OF_RANGE", "an amount is more than nothing");
        }
    }

    private void instant(String pointer, @Nullable Instant instant) {
        if (instant != null && instant.isAfter(now.plus(CLOCK_SKEW))) {
            error(pointer, "FIELD_OUT_OF_RANGE", "it lies in the future");
        }
    }

    private void finish() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private void error(String pointer, String code, String message) {
        errors.add(new InputError(pointer, code, message));
    }
}
