package io.payung.product;

import java.util.Locale;

/** Where a version stands on its way to the customer. */
public enum ProductStatus {
    DRAFT,
    APPROVED,
    ON_SALE,
    CLOSED;

    /** As product.yaml spells it: {@code on-sale}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
