package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalCheckTest {

    @Test
    void servesWhatWasApproved() {
        ProductFolder folder = ProductFolder.sample();

        assertThat(approved(folder, folder.source().contentDigest()).problems()).isEmpty();
    }

    @Test
    void refusesOtherContentUnderAnApprovedVersion() {
        ProductFolder folder = ProductFolder.sample();
        String digest = folder.source().contentDigest();
        folder.append("eligibility.drl", "// one more remark\n");

        Problem problem = approved(folder, digest).problems().get(0);

        assertThat(problem.code()).isEqualTo("APPROVED_CONTENT_CHANGED");
        assertThat(problem.place()).endsWith("/product.yaml:6:1");
        assertThat(problem.fix()).contains(folder.source().contentDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "on-sale"})
    void asksWhoApprovedWhatIsSold(String status) {
        ProductFolder folder = ProductFolder.sample().unapproved().replace("product.yaml", "status: on-sale", "status: " + status);

        Problem problem = folder.report().problems().get(0);

        assertThat(problem.code()).isEqualTo("APPROVAL_MISSING");
        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.place()).isEqualTo("sample/product.yaml:5:1");
        assertThat(problem.fix()).contains("status: draft").contains(folder.source().contentDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "closed"})
    void asksNobodyToApproveWhatIsNotSold(String status) {
        ProductFolder folder = ProductFolder.sample().unapproved().replace("product.yaml", "status: on-sale", "status: " + status);

        assertThat(folder.report().problems()).isEmpty();
    }

    @Test
    void compilesWhatWasSoldBeforeApprovalsWereAskedFor() {
        assertThat(ProductFolder.sample().unapproved().problems()).isEmpty();
    }

    @Test
    void letsADraftChangeAfterItsApproval() {
        ProductFolder folder = approved(ProductFolder.sample(), "0".repeat(64)).replace("product.yaml", "status: on-sale", "status: draft");

        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void letsNothingHideInALineThatLooksChangeable() {
        String hidden = "parameters: {\nsaleStops: 5,\n  x: 6 }\nformer:\n";
        ProductFolder folder = ProductFolder.sample().replace("product.yaml", "parameters:\n", hidden);

        assertThat(folder.problems()).extracting(problem -> problem.code() + " " + problem.line()).contains("INDENT_MISSING 26");
    }

    @Test
    void knowsNoAreaThatNobodyIsAskedFor() {
        String stop = "\nsaleStops: [ { area: coast, from: 2026-12-01, reason: flood } ]\n";

        assertThat(ProductFolder.sample().append("product.yaml", stop).problems()).extracting(Problem::code)
                .containsExactly("SALE_STOP_AREA_UNKNOWN");
        assertThat(ProductFolder.sample().append("product.yaml", stop.replace("coast", "everywhere")).problems()).isEmpty();
    }

    @Test
    void takesARefusedFileForNoChangeOfWhatWasApproved() {
        ProductFolder folder = ProductFolder.sample().with("eligibility.drl", "(".repeat(200));

        assertThat(folder.report().problems()).extracting(Problem::code).contains("NESTING_TOO_DEEP").doesNotContain("APPROVED_CONTENT_CHANGED");
    }

    @Test
    void countsAnApprovalWhereverItStands() {
        ProductFolder folder = ProductFolder.sample().unapproved();
        String approval = "approvals: [ { by: board, role: owner, on: 2026-11-22, digest: " + folder.source().contentDigest() + " } ]\n";

        assertThat(folder.append("product.yaml", approval).report().problems()).isEmpty();
    }

    private static ProductFolder approved(ProductFolder folder, String digest) {
        return folder.unapproved().replace("product.yaml", "status: on-sale\n",
                "status: on-sale\napprovals: [ { by: product-committee, role: owner, on: 2026-11-22, digest: " + digest + " } ]\n");
    }
}
