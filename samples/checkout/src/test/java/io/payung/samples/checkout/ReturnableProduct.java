package io.payung.samples.checkout;

import java.nio.file.Path;

/** The sample's product with terms for after the sale: what a customer may give back and change. */
final class ReturnableProduct {

    static final int FREE_LOOK_DAYS = 14;

    private ReturnableProduct() {}

    /** A folder that holds it as a signed pack, beside nothing else. */
    static Path in(Path folder) throws Exception {
        Path copy = folder.resolve("products").resolve("returnable");
        ProductCopy.of("personal-accident", copy);
        ProductCopy.edit(copy.resolve("product.yaml"), "product: personal-accident", "product: returnable");
        ProductCopy.edit(copy.resolve("product.yaml"), "\nclauses: [", "\nfreeLook: { days: " + FREE_LOOK_DAYS
                + ", from: issue, refund: all }    # assumption\n"
                + "refunds:\n  - { on: cancelled-by-customer, proRata: days, of: all }\nchanges: [cancellation, change-contact, change-beneficiary]\n\nclauses: [");
        return Workshop.pack(copy, folder.resolve("packs"));
    }
}
