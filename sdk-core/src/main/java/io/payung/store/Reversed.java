package io.payung.store;

import io.payung.money.Money;
import io.payung.policy.ApplicationId;
import java.util.List;

/**
 * A payment that its gateway took back.
 *
 * @param amount   all of it that was not sent back before
 * @param policies numbers of those that it pays for
 */
record Reversed(String gateway, String reference, Money amount, List<String> policies, List<ApplicationId> applications) {}
