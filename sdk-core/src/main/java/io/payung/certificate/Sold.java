package io.payung.certificate;

import io.payung.decision.Decision;
import io.payung.json.CanonicalJson;
import io.payung.quote.ClaimGuideEntry;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the decision that issued a policy promised, as it was stored then. */
record Sold(
        @Nullable List<PremiumLine> lines, @Nullable List<PayerShare> payers, @Nullable List<ClaimGuideEntry> claimGuide) {

    static Sold in(Decision decision) {
        Sold read = CanonicalJson.read(CanonicalJson.write(decision.results()), Sold.class);
        return new Sold(listed(read.lines), listed(read.payers), listed(read.claimGuide));
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
