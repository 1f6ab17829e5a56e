package io.payung.rules.production;

import io.payung.Payung;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Sex;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import io.payung.rules.ProductPacks;
import io.payung.rules.ServedProducts;
import io.payung.rules.packfile.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

/**
 * A server as small as it may be. Its arguments are the folder of packs, the trusted keys, the next pack, and the names of classes that must
 * not be there. Runs in a process of its own.
 */
final class ProductionServer {

    private ProductionServer() {}

    public static void main(String[] args) throws Exception {
        Path packs = Path.of(args[0]);
        ServedProducts products = ProductPacks.compiled(packs, TrustedKeys.read(Path.of(args[1])));
        Clock june = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        Payung payung = Payung.builder().products(products).clock(june).build();
        quote(payung);
        Path next = Path.of(args[2]);
        Files.copy(next, packs.resolve(next.getFileName()));
        System.out.println("up to date: " + products.reload().isUpToDate());
        quote(payung);
        Arrays.stream(args).skip(3).forEach(name -> System.out.println((isThere(name) ? "there: " : "absent: ") + name));
    }

    private static void quote(Payung payung) {
        Applicant siti = Applicant.of("Siti Rahayu", IdentityDocument.nik("3515145501900001"), LocalDate.of(1990, 1, 15), Sex.FEMALE);
        QuoteOutcome outcome = payung.quote(QuoteRequest.of("personal-accident", "basic").via("app").by(siti)
                .answers(Map.of("occupation", "trade", "motorcycle", false, "monthlyIncome", "3000000", "hazardousSport", false)));
        String told = outcome.fold(
                offer -> "offered: version " + offer.receipt().decision().pack().version() + " for " + offer.premium().amount().toPlainString(),
                declined -> "declined: " + declined.reasons(),
                needed -> "more needed");
        System.out.println(told);
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, ProductionServer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
