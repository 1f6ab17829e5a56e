package io.payung.quote;

import io.payung.money.Money;

/**
 * What an insured person already holds of the same product with the same partner.
 *
 * @param count      policies whose cover has not ended when the new one starts
 * @param sumInsured the greatest benefit limit of each of them, added up
 * @param overlaps   whether any of them covers a day that the new one would cover
 */
public record Holdings(int count, Money sumInsured, boolean overlaps) {}
