package io.payung.quote;

import io.payung.product.Benefit;
import io.payung.product.Finding.Word;
import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.ProductPack;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.quote.ClaimGuideEntry.GuidedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs the claim-document rules for each benefit before anything happened: certain where the rules say so already, "if" elsewhere. */
final class ClaimGuide {

    private ClaimGuide() {}

    static List<ClaimGuideEntry> of(ProductPack pack, QuoteRequest request, FactSheet sheet, List<BenefitLimit> limits) {
        List<ClaimGuideEntry> guide = new ArrayList<>();
        for (BenefitLimit limit : limits) {
            Benefit benefit = pack.product().benefits().get(limit.benefit());
            for (String consequence : limit.amount().isPositive() ? benefit.consequences() : List.<String>of()) {
                Map<String, Object> facts = sheet.ofClaim(0, benefit.id());
                facts.put("event.consequence", consequence);
                if (!benefit.cause().equals(Benefit.ANY_CAUSE)) {
                    facts.put("event.cause", benefit.cause());
                }
                List<Foreseen> foreseen = pack.rules().foresee(RuleSet.CLAIM_DOCUMENTS, RuleFacts.of(facts)).foreseen();
                guide.add(new ClaimGuideEntry(benefit.id(), benefit.cause(), consequence, documents(foreseen)));
            }
        }
        return guide;
    }

    private static List<GuidedDocument> documents(List<Foreseen> foreseen) {
        Map<String, GuidedDocument> documents = new TreeMap<>();
        for (Foreseen each : foreseen) {
            Finding finding = each.finding();
            if (finding.word() == Word.REQUIRE) {
                documents.merge(
                        finding.target(),
                        new GuidedDocument(finding.target(), finding.code(), each.unknown()),
                        ClaimGuide::either);
            }
        }
        for (Foreseen each : foreseen) {
            if (each.finding().word() == Word.WAIVE) {
                documents.computeIfPresent(each.finding().target(), (id, document) -> waived(document, each.unknown()));
            }
        }
        return documents.values().stream().toList();
    }

    /** One certain rule settles it; of two uncertain ones either may ask for the document, so it depends on the facts of both. */
    private static GuidedDocument either(GuidedDocument known, GuidedDocument other) {
        if (known.certain()) {
            return known;
        }
        return other.certain() ? other : dependingAlsoOn(known, other.dependsOn());
    }

    private static @Nullable GuidedDocument waived(GuidedDocument document, SortedSet<String> unknown) {
        return unknown.isEmpty() ? null : dependingAlsoOn(document, unknown);
    }

    private static GuidedDocument dependingAlsoOn(GuidedDocument document, SortedSet<String> unknown) {
        SortedSet<String> dependsOn = new TreeSet<>(document.dependsOn());
        dependsOn.addAll(unknown);
        return new GuidedDocument(document.document(), document.why(), dependsOn);
    }
}
