package io.payung.samples.benchmarks;

import io.payung.Payung;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Sex;
import io.payung.product.ProductCatalog;
import io.payung.quote.QuoteRequest;
import io.payung.rules.ProductPacks;
import io.payung.rules.packfile.TrustedKeys;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** One JVM from its start to the first offer, which it tells on standard output. */
final class FirstQuote {

    private FirstQuote() {}

    /** @param arguments {@code text FOLDER}, {@code isolated FOLDER} or {@code compiled FOLDER KEYS} */
    public static void main(String[] arguments) {
        quote(products(arguments));
        System.out.println(Idle.SAID);
    }

    private static ProductCatalog products(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        return switch (arguments[0]) {
            case "text" -> ProductPacks.trustedDirectory(folder);
            case "isolated" -> ProductPacks.directory(folder);
            default -> ProductPacks.compiled(folder, TrustedKeys.read(Path.of(arguments[2])));
        };
    }

    /** Fails unless there is an offer. */
    static void quote(ProductCatalog products) {
        Payung payung = Payung.builder().products(products).build();
        Applicant siti = Applicant.of("Siti Rahayu", IdentityDocument.nik("3515145501900001"), LocalDate.of(1990, 1, 15), Sex.FEMALE);
        payung.quote(QuoteRequest.of("personal-accident", "basic").via("app").by(siti)
                        .answers(Map.of("occupation", "trade", "motorcycle", false, "monthlyIncome", "3000000", "hazardousSport", false)))
                .fold(offered -> offered, declined -> unexpected("declined"), moreNeeded -> unexpected("more needed"));
    }

    private static <T> T unexpected(String outcome) {
        throw new IllegalStateException("an offer was expected, not: " + outcome);
    }
}
