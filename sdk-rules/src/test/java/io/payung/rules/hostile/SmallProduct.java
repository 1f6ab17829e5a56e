package io.payung.rules.hostile;

import io.payung.rules.HostileRoutes;
import io.payung.rules.ProductFolder;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackStamp;

/** The sample product with as few rules as a product may have, so that many of them can be compiled. */
final class SmallProduct {

    private static final String ALWAYS = "rule \"%s-001 always\" when %s( lives.count >= 1 ) then %s; end\n";
    private static final CompiledPack COMPILED = folder().compile();

    private SmallProduct() {}

    /** The sample product as a draft, which nobody has approved: an approval would refuse every change before its layer sees it. */
    static ProductFolder whole() {
        return ProductFolder.sample().unapproved().draft();
    }

    static ProductFolder folder() {
        return whole().without("coverage.drl")
                .with("eligibility.drl", ALWAYS.formatted("ELG", "EligibilityFacts", "decision.decline(\"COVER_OVERLAPS\")"))
                .with("consent.drl", ALWAYS.formatted("CON", "ConsentFacts", "decision.require(\"summary\", \"SUMMARY_MUST_BE_READ\")"))
                .with("claim-documents.drl", ALWAYS.formatted("CLM", "ClaimFacts", "decision.require(\"claim-form\", \"CLAIM_FORM_NEEDED\")"));
    }

    static CompiledPack compiled() {
        return COMPILED;
    }

    /** The pack file of it, without a signature. */
    static byte[] packFile() {
        return PackFile.write(COMPILED, PackStamp.of(HostileRoutes.serve(COMPILED).rules().engineVersion(), 1));
    }
}
