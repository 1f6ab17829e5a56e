package io.payung.quote;

import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import java.util.Currency;

/**
 * Tells what a person holds elsewhere, for example in the insurer's own system or an industry's register. Implemented by you, called once a person and
 * quote, outside of any transaction; safe for several threads. What it tells counts as held when rules decide, and takes its part of the sum that one person may
 * be insured for. An exception fails the quote; to go on without knowing, answer {@link Unknown}.
 */
public interface HeldCover {

    /**
     * A money question of this name in product.yaml asks the customer what they hold elsewhere: the answer counts where nobody else knows, and the
     * offer and the decision warn of it.
     */
    String DECLARED_BY = "heldElsewhere";

    /** What is known. */
    Answer of(PartnerId partner, IdentityDocument person, Currency currency);

    /** Known or not. */
    sealed interface Answer permits Known, Unknown {}

    /**
     * @param count      policies that are in force or begin later
     * @param sumInsured their sums insured, added up, in the currency that was asked for
     */
    record Known(int count, Money sumInsured) implements Answer {}

    /** Nobody knows. */
    record Unknown() implements Answer {}
}
