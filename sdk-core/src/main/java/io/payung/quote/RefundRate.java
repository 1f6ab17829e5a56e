package io.payung.quote;

import io.payung.fault.PayungException;
import io.payung.product.ProductPack;
import io.payung.product.terms.RateTable;
import java.math.BigDecimal;
import java.util.List;

/** Reads which fraction a refund table gives for a case as it was sold. */
public final class RefundRate {

    private RefundRate() {}

    /**
     * Throws {@code REFUND_RATE} when not exactly one row matches, which the check of the product rules out.
     *
     * @param months whole months since the first day of cover
     */
    public static BigDecimal of(ProductPack pack, QuoteCase sold, String file, long months) {
        RateTable table = pack.product().tables().get(file);
        if (table == null) {
            throw new PayungException("REFUND_RATE", "the table \"" + file + "\" of " + pack + " is missing");
        }
        PricingInputs known = new PricingInputs(pack.product(), sold, new FactSheet(pack.product(), sold)).after(months);
        List<RateTable.Row> rows = known.matching(table);
        if (rows.size() != 1) {
            throw new PayungException("REFUND_RATE", rows.size() + " rows of \"" + file + "\" of " + pack + " match; let exactly one");
        }
        return rows.get(0).value();
    }
}
