package io.payung.rules.authoring.definition;

import io.payung.product.Contacts;
import io.payung.product.Insurer;
import io.payung.product.terms.Approval;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.InsurerApproval;
import io.payung.product.terms.SaleStop;
import io.payung.product.terms.SaleTerms;
import io.payung.rules.authoring.source.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads who carries the risk, who sells, who approved, and where nothing is sold. */
final class SaleReader {

    private final YamlNode root;
    private final Problems problems;

    SaleReader(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    Insurer insurer() {
        return new Insurer(root.get("insurer").get("name").text(), root.get("insurer").get("licence").text());
    }

    /** The ombudsman stands beside the complaints or under them. */
    Contacts contacts() {
        YamlNode node = root.get("contacts");
        YamlNode complaints = node.get("complaints");
        boolean inside = complaints.get("ombudsman").exists();
        if (node.exists() && !inside && !node.get("ombudsman").exists()) {
            problems.error(root.keyPosition("contacts"), "FIELD_MISSING", "\"ombudsman\" is missing here", "add \"ombudsman:\"");
        }
        if (inside && node.get("ombudsman").exists()) {
            problems.error(node.keyPosition("ombudsman"), "KEY_TWICE", "the ombudsman stands under complaints already", "keep one of them");
        }
        String phone = complaints.shape() == YamlNode.Shape.MAP ? complaints.get("phone").text() : complaints.text();
        return new Contacts(node.get("claims").text(), phone, (inside ? complaints : node).get("ombudsman").text());
    }

    SaleTerms terms() {
        return new SaleTerms(approval(root.get("insurer").get("approval")), approvals(), distributor(root.get("distributor")), stops());
    }

    private static @Nullable InsurerApproval approval(YamlNode node) {
        return node.exists() ? new InsurerApproval(node.get("authority").text(), node.get("number").text()) : null;
    }

    private List<Approval> approvals() {
        List<Approval> approvals = new ArrayList<>();
        for (YamlNode node : root.get("approvals").items()) {
            LocalDate on = Values.date(node.get("on"), problems);
            approvals.add(new Approval(
                    node.get("by").text(), node.get("role").text(), Objects.requireNonNullElse(on, LocalDate.EPOCH), node.get("digest").text()));
        }
        return approvals;
    }

    private @Nullable Distributor distributor(YamlNode node) {
        if (!node.exists()) {
            return null;
        }
        return new Distributor(node.get("kind").text(), node.get("agreement").text(), Values.date(node.get("bindingUntil"), problems),
                node.get("maxSumInsuredTotal").number().orElse(null));
    }

    private List<SaleStop> stops() {
        List<SaleStop> stops = new ArrayList<>();
        for (YamlNode node : root.get("saleStops").items()) {
            LocalDate from = Values.date(node.get("from"), problems);
            LocalDate until = Values.date(node.get("until"), problems);
            if (from != null && until != null && until.isBefore(from)) {
                problems.error(node.keyPosition("until"), "VALUE_RANGE", "the last day of the stop is before the first", "change one of them");
            }
            stops.add(new SaleStop(node.get("area").text(), Objects.requireNonNullElse(from, LocalDate.EPOCH), until, node.get("reason").text()));
        }
        return stops;
    }
}
