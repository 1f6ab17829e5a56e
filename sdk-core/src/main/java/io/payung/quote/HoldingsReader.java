package io.payung.quote;

import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.product.Product;
import java.time.LocalDate;

/** Finds what a person already holds. Called by the SDK, implemented by the store. */
public interface HoldingsReader {

    /**
     * Holdings of the person at the partner in the product, for a cover of the given days (both included). Reads what is committed, and in a
     * unit of work what that unit has written.
     */
    Holdings holdings(PartnerId partner, IdentityDocument person, Product product, LocalDate from, LocalDate until);
}
