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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what may happen after the sale: giving back, refunds, changes, claims. */
final class AfterSaleReader {

    /** Causes of a refund that only a change brings about which the product has to allow. */
    private static final Map<String, String> CHANGES = Map.of("early-settlement", "early-settlement", "cancelled-by-customer", "cancellation");

    private final YamlNode root;
    private final Problems problems;

    AfterSaleReader(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    AfterSaleTerms terms() {
        return new AfterSaleTerms(freeLook(root.get("freeLook")), refunds(), root.get("changes").texts(),
                root.get("holderDeath").text().equals("continues"));
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
            String change = CHANGES.get(on);
            if (change != null && root.get("changes").exists() && !root.get("changes").texts().contains(change)) {
                problems.error(node.get("on").position(), "CHANGE_NOT_ALLOWED", "the product does not allow the change \"" + change + "\"",
                        "add it to changes, or remove the refund");
            }
            refunds.add(refund(on, node));
        }
        return refunds;
    }

    private Refund refund(String on, YamlNode node) {
        String table = node.get("table").text();
        String proRata = node.get("proRata").text();
        if (!table.isEmpty() && !proRata.isEmpty()) {
            problems.error(node.get("proRata").position(), "REFUND_TWICE", "this says in two ways which part is paid back", "keep table or proRata");
        }
        return new Refund(on, proRata.isEmpty() ? null : proRata, table.isEmpty() ? null : table, charges(node.get("of")),
                node.get("of").text().equals("all-but-fees"), node.get("fee").number().orElse(null), node.get("minimum").number().orElse(null));
    }

    /** Duties on top are paid, too, and may be named. Empty for all. */
    private List<String> charges(YamlNode of) {
        Set<String> known = new TreeSet<>();
        root.get("premium").get("charges").items().forEach(charge -> known.add(charge.get("id").text()));
        root.get("premium").get("dutiesOnTop").items().forEach(duty -> known.add(duty.get("id").text()));
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
