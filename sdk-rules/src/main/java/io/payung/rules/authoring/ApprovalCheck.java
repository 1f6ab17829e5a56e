package io.payung.rules.authoring;

import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductStatus;
import io.payung.product.terms.Approval;
import io.payung.product.terms.SaleStop;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.List;

/** Who says "approved" names who approved; what was approved is what is there; and a stop names an area that the product asks for. */
final class ApprovalCheck {

    private static final String FILE = "product.yaml";

    private final Product product;
    private final PackSource source;
    private final Problems problems;

    ApprovalCheck(Product product, PackSource source, Problems problems) {
        this.product = product;
        this.source = source;
        this.problems = problems;
    }

    void checkContent() {
        if (isSold()) {
            product.sale().approvals().forEach(this::approved);
        }
    }

    void checkStops() {
        product.sale().stops().stream().map(SaleStop::area).filter(area -> !area.equals(SaleStop.EVERYWHERE)).distinct().forEach(this::asked);
    }

    /** Not for what was sold from already: a policy finds its product, whoever forgot to write down the approval. */
    void checkStated() {
        if (isSold() && product.sale().approvals().isEmpty()) {
            problems.error(line("status:"), "APPROVAL_MISSING", "version " + product.version() + " is \"" + product.status().key()
                    + "\", and nobody is named who approved it",
                    "write status: draft until somebody approves it; who approves this content names under approvals the digest "
                            + source.contentDigest());
        }
    }

    private boolean isSold() {
        return product.status() == ProductStatus.APPROVED || product.status() == ProductStatus.ON_SALE;
    }

    private void approved(Approval approval) {
        String content = source.contentDigest();
        if (!approval.digest().equals(content)) {
            problems.error(line("approvals:"), "APPROVED_CONTENT_CHANGED", "version " + product.version()
                    + " was approved with other content by \"" + approval.by() + "\"",
                    "raise the version and write status: draft until it is approved, or put the content back; "
                            + "who approves this content names the digest " + content);
        }
    }

    private void asked(String area) {
        boolean known = product.questions().containsKey("area")
                && (product.questions().get("area").choices().isEmpty() || product.questions().get("area").choices().contains(area));
        if (!known) {
            problems.error(line("saleStops:"), "SALE_STOP_AREA_UNKNOWN", "nobody is asked whether they buy in \"" + area + "\"",
                    "write everywhere, or ask a question \"area\" that has this choice");
        }
    }

    private Position line(String key) {
        List<String> lines = source.files().get(FILE).lines().toList();
        int at = lines.indexOf(lines.stream().filter(line -> line.startsWith(key)).findFirst().orElse(""));
        return new Position(FILE, Math.max(at, 0) + 1, 1);
    }
}
