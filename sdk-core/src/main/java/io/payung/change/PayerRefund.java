package io.payung.change;

import io.payung.money.Money;

/**
 * What one source of money gets back of a premium.
 *
 * @param payer    as the product calls them, {@code customer} where it names none; the id of the line for a subsidy
 * @param amount   what is paid back to them
 * @param credited what they had not paid yet and need not pay any more
 * @param subsidy  whether it goes back to a source that is settled with elsewhere, because no payment of it is known here
 */
public record PayerRefund(String payer, Money amount, Money credited, boolean subsidy) {}
