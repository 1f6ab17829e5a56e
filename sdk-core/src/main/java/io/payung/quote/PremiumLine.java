package io.payung.quote;

import io.payung.money.Money;

/** One part of a premium. @param kind risk, expense, commission, tax, duty, fee, subsidy, discount or rounding */
public record PremiumLine(String id, String kind, Money amount) {}
