package io.payung.bordereau;

import io.payung.party.PartnerId;
import java.util.Currency;
import java.util.Map;

/** Adds up what the rows of policies, payments and refunds hold, without any event. Called by the SDK inside a unit of work, implemented by the store. */
public interface LedgerStore {

    /** The partner's accounts now, by currency; none for a currency in which nothing happened. */
    Map<Currency, Balance> balances(PartnerId partner);
}
