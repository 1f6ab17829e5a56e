package io.payung.rules.authoring.definition;

import io.payung.product.ClaimTerms;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.product.terms.FreeLook;
import io.payung.product.terms.Refund;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what may happen after the sale: giving back, refunds, changes, claims. */
final class AfterSaleReader {

    private final YamlNode root;
    private final Problems problems;

    AfterSaleReader(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    AfterSaleTerms terms() {
        return new AfterSaleTerms(freeLook(root.get("freeLook")), refunds(), root.get("changes").texts());
    }

    private static @Nullable FreeLook freeLook(YamlNode node) {
        return node.exists() ? new FreeLook(node.get("days").whole(1), node.get("from").text(), node.get("refund").text()) : null;
    }

    private List<Refund> refunds() {
        List<Refund> refunds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode node : root.get("refunds").items()) {
            String on = node.get("on").text();
            if (!on.isEmpty() && !seen.add(on)) {
                problems.error(node.get("on").position(), "ID_TWICE", "there are two refunds on \"" + on + "\"", "keep one of them");
            }
            if (on.equals("early-settlement") && root.get("changes").exists() && !root.get("changes").texts().contains(on)) {
                problems.error(node.get("on").position(), "CHANGE_NOT_ALLOWED", "the product does not allow the change \"" + on + "\"",
                        "add it to changes, or remove the refund");
            }
            YamlNode table = node.get("table");
            refunds.add(new Refund(on, table.text().isEmpty() ? null : table.text(), charges(node.get("of")),
                    node.get("minimum").number().orElse(null)));
        }
        return refunds;
    }

    /** Empty for all. */
    private List<String> charges(YamlNode of) {
        Set<String> known = new TreeSet<>();
        root.get("premium").get("charges").items().forEach(charge -> known.add(charge.get("id").text()));
        for (YamlNode item : of.items()) {
            if (!item.text().isEmpty() && !known.contains(item.text())) {
                problems.error(item.position(), "ID_UNKNOWN", "there is no charge \"" + item.text() + "\"", DidYouMean.among(item.text(), known));
            }
        }
        return of.items().stream().map(YamlNode::text).toList();
    }

    ClaimTerms claims() {
        YamlNode report = root.get("claims").get("reportWithin");
        YamlNode pay = root.get("claims").get("payWithin");
        return new ClaimTerms(report.get("days").whole(1), report.get("late").text(), pay.get("days").whole(1), pay.get("calendar").text(),
                payFrom(pay.get("from")), onePersonLetter());
    }

    private String payFrom(YamlNode node) {
        if (!node.text().equals(ClaimTerms.DOCUMENTS_COMPLETE)) {
            document(node);
        }
        return node.text();
    }

    private String onePersonLetter() {
        YamlNode node = root.get("claims").get("onePersonLetter");
        document(node);
        return node.text().isEmpty() ? ClaimTerms.ONE_PERSON_LETTER : node.text();
    }

    private void document(YamlNode node) {
        Set<String> known = root.get("documents").entries().keySet();
        if (!node.text().isEmpty() && !known.contains(node.text())) {
            problems.error(node.position(), "ID_UNKNOWN", "there is no document \"" + node.text() + "\"", DidYouMean.among(node.text(), known));
        }
    }
}
