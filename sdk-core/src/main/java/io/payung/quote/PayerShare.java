package io.payung.quote;

import io.payung.money.Money;

/** What one payer pays of a premium. @param payer as the product calls them, for example {@code member} */
public record PayerShare(String payer, Money amount) {}
