package io.payung.rules.scenario.file;

import io.payung.claim.ClaimAssessment;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.Product;
import io.payung.product.terms.Payer;
import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the names in {@code expect} with those of the product: a misspelt one would be expected for ever. */
final class ExpectedNames {

    /** What may stand in {@code expect}, and beside the values of a row. */
    static final Set<String> KEYS =
            Set.of("outcome", "codes", "premium", "lines", "payers", "limits", "payable", "clauses", "documents", "questions", "nearest");

    private final Product product;
    private final Problems problems;

    ExpectedNames(Product product, Problems problems) {
        this.product = product;
        this.problems = problems;
    }

    void check(Map<String, YamlNode> expected) {
        expected.forEach((key, node) -> {
            switch (key) {
                case "limits" -> keys(node, "benefit", product.benefits().keySet());
                case "payable" -> payable(node);
                case "lines" -> keys(node, "charge", product.premium().charges().stream().map(Charge::id).toList());
                case "payers" -> keys(node, "payer", product.premium().payers().stream().map(Payer::id).toList());
                case "clauses" -> items(node, "clause", product.clauses());
                case "documents" -> items(node, "document", product.documents().keySet());
                case "nearest" -> node.items().forEach(this::proposal);
                case "questions" -> items(node, "question", questions());
                default -> { }
            }
        });
    }

    private void payable(YamlNode node) {
        keys(node, "benefit", product.benefits().keySet());
        Set<String> payees = new TreeSet<>(Set.of(product.cover().beneficiaries().unnamed()));
        product.benefits().values().forEach(benefit -> benefit.terms().payTo().forEach(each -> payees.add(each.payee())));
        // Nobody is named in a scenario, so it is always somebody else who receives what would be theirs.
        payees.remove("beneficiaries");
        node.entries().values().forEach(benefit -> keys(benefit, "payee", payees));
    }

    private Set<String> questions() {
        Set<String> questions = new TreeSet<>(product.questions().keySet());
        questions.add(ClaimAssessment.LIFE);
        return questions;
    }

    private void proposal(YamlNode proposal) {
        YamlNode plan = proposal.get("plan");
        if (plan.exists() && !product.plans().containsKey(plan.text())) {
            problems.error(plan.position(), "NAME_UNKNOWN", "product.yaml has no plan \"" + plan.text() + "\"",
                    DidYouMean.among(plan.text(), product.plans().keySet()));
        }
        keys(proposal.get("answers"), "question", product.questions().keySet());
    }

    private void keys(YamlNode map, String kind, Collection<String> known) {
        map.entries().keySet().stream().filter(name -> !known.contains(name)).forEach(name -> problems.error(
                map.keyPosition(name), "NAME_UNKNOWN", "product.yaml has no " + kind + " \"" + name + "\"", DidYouMean.among(name, known)));
    }

    private void items(YamlNode list, String kind, Collection<String> known) {
        list.items().stream().filter(item -> !known.contains(item.text())).forEach(item -> problems.error(
                item.position(), "NAME_UNKNOWN", "product.yaml has no " + kind + " \"" + item.text() + "\"",
                DidYouMean.among(item.text(), known)));
    }
}
