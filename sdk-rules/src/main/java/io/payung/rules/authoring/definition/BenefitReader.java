package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.Formula;
import io.payung.product.terms.BenefitBound;
import io.payung.product.terms.BenefitTerms;
import io.payung.product.terms.ClaimBound;
import io.payung.product.terms.Deductible;
import io.payung.product.terms.IndexTrigger;
import io.payung.product.terms.PayTo;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads benefits: the event, the amount by plan, the bounds of a claim and who receives it. */
final class BenefitReader {

    private final YamlNode root;
    private final FormulaReader formulas;
    private final Map<String, Position> places;
    private final Problems problems;

    BenefitReader(YamlNode root, FormulaReader formulas, Map<String, Position> places, Problems problems) {
        this.root = root;
        this.formulas = formulas;
        this.places = places;
        this.problems = problems;
    }

    Map<String, Benefit> read() {
        Map<String, Benefit> benefits = new LinkedHashMap<>();
        YamlNode section = root.get("benefits");
        section.entries().forEach((id, node) -> {
            places.put("benefits." + id, section.keyPosition(id));
            YamlNode event = node.get("event");
            place("causes.", event.get("cause"));
            place("consequences.", event.get("consequence"));
            Map<String, Formula> amounts = new LinkedHashMap<>();
            benefits.put(id, new Benefit(id, event.get("cause").text(), event.get("consequence").texts(), basis(node.get("basis")),
                    amounts(id, node.get("amount"), amounts), amounts, terms(node)));
        });
        return benefits;
    }

    /** Where a word or each word of a list stands first, for whoever misses a text for it. */
    private void place(String prefix, YamlNode node) {
        places.putIfAbsent(prefix + node.text(), node.position());
        node.items().forEach(item -> places.putIfAbsent(prefix + item.text(), item.position()));
    }

    private static Benefit.Basis basis(YamlNode node) {
        for (Benefit.Basis basis : Benefit.Basis.values()) {
            if (basis.key().equals(node.text())) {
                return basis;
            }
        }
        return Benefit.Basis.FIXED;
    }

    /** The fixed amounts; those that are computed are added to {@code formulas}. */
    private Map<String, BigDecimal> amounts(String benefit, YamlNode node, Map<String, Formula> computed) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        Set<String> plans = root.get("plans").entries().keySet();
        Scalars.meant(node).ifPresent(number -> plans.forEach(plan -> amounts.put(plan, number)));
        formulas.benefit("benefits." + benefit, node).ifPresent(formula -> plans.forEach(plan -> computed.put(plan, formula)));
        node.entries().forEach((plan, amount) -> {
            if (!plans.contains(plan)) {
                problems.error(node.keyPosition(plan), "ID_UNKNOWN", "there is no plan \"" + plan + "\"", DidYouMean.among(plan, plans));
            }
            Scalars.meant(amount).ifPresent(number -> amounts.put(plan, number));
            formulas.benefit("benefits." + benefit + "." + plan, amount).ifPresent(formula -> computed.put(plan, formula));
        });
        return amounts;
    }

    private BenefitTerms terms(YamlNode node) {
        belongs(node, "percentages", "percent-table");
        belongs(node, "index", "index");
        String place = node.get("event").get("place").text();
        YamlNode perLife = node.get("perLife");
        Map<String, BigDecimal> percentages = new LinkedHashMap<>();
        node.get("percentages").entries().forEach((id, share) -> Values.fraction(share).ifPresent(part -> percentages.put(id, part)));
        return new BenefitTerms(
                place.isEmpty() ? BenefitTerms.ANY_PLACE : place,
                bound(node.get("perEvent")),
                bound(node.get("perYear")),
                deductible(node.get("deductible")),
                Values.fraction(node.get("share")).orElse(BigDecimal.ONE),
                percentages,
                index(node.get("index")),
                claimBound(node),
                perLife.text().isEmpty() ? BenefitTerms.PLAIN.perLife() : perLife.text(),
                node.get("sharedBy").exists(),
                payTo(node),
                claimed(node));
    }

    /** A field of one basis: needed there, and without meaning elsewhere. */
    private void belongs(YamlNode node, String field, String basis) {
        boolean wanted = node.get("basis").text().equals(basis);
        if (wanted && !node.get(field).exists()) {
            problems.error(node.position(), "FIELD_MISSING", "\"" + field + "\" is missing here", "add \"" + field + ":\", which basis "
                    + basis + " needs");
        } else if (!wanted && node.get(field).exists()) {
            problems.error(node.keyPosition(field), "FIELD_UNKNOWN", "\"" + field + "\" is only for basis " + basis,
                    "write basis: " + basis + ", or remove it");
        }
    }

    private static @Nullable BenefitBound bound(YamlNode node) {
        if (!node.exists()) {
            return null;
        }
        BigDecimal amount = node.number().or(() -> node.get("amount").number()).orElse(null);
        return new BenefitBound(amount, count(node.get("days")), count(node.get("events")));
    }

    private static @Nullable Integer count(YamlNode node) {
        int count = node.whole(0);
        return count == 0 ? null : (Integer) count;
    }

    private static @Nullable Deductible deductible(YamlNode node) {
        return node.exists() ? new Deductible(node.number().orElse(null), Values.fraction(node.get("share")).orElse(null)) : null;
    }

    private @Nullable IndexTrigger index(YamlNode node) {
        if (!node.exists()) {
            return null;
        }
        BigDecimal trigger = node.get("trigger").number().orElse(BigDecimal.ZERO);
        BigDecimal exit = node.get("exit").number().orElse(BigDecimal.ONE);
        if (trigger.compareTo(exit) == 0) {
            problems.error(node.keyPosition("exit"), "VALUE_RANGE", "the index pays nothing between trigger and exit", "change one of them");
        }
        return new IndexTrigger(node.get("of").text(), trigger, exit);
    }

    private @Nullable ClaimBound claimBound(YamlNode benefit) {
        YamlNode node = benefit.get("claimAtMost");
        if (!node.exists()) {
            return null;
        }
        Set<String> known = formulas.moneyQuestions();
        if (benefit.get("basis").text().equals(ClaimBound.SCHEDULE)) {
            known.add(ClaimBound.SCHEDULE);
        }
        node.get("lesserOf").items().forEach(item -> known(item, known, "amount of a claim"));
        return new ClaimBound(node.get("lesserOf").texts(), node.get("without").texts());
    }

    /** A question of the kind that measures the basis. */
    private @Nullable String claimed(YamlNode benefit) {
        YamlNode node = benefit.get("claimed");
        if (!node.exists()) {
            return null;
        }
        known(node, formulas.measuresOf(benefit.get("basis").text()), "question asked when claiming that measures basis " + benefit.get("basis").text());
        for (String choice : benefit.get("percentages").exists() ? formulas.choicesOf(node.text()) : List.<String>of()) {
            known(choice, benefit.get("percentages").entries().keySet(), "percentage for choice", node.position());
        }
        return node.text();
    }

    private List<PayTo> payTo(YamlNode benefit) {
        List<PayTo> payees = new ArrayList<>();
        List<YamlNode> items = benefit.get("payTo").items();
        for (YamlNode node : items) {
            known(node.get("payee"), payees(), "payee");
            known(node.get("upTo"), formulas.moneyQuestions(), "question about money");
            boolean rest = Boolean.TRUE.equals(node.get("rest").scalar());
            boolean last = node == items.get(items.size() - 1);
            if (!last && (rest || !node.get("upTo").exists())) {
                problems.error(node.position(), "PAYEE_TAKES_ALL", "this payee leaves nothing to the ones after it",
                        "add upTo: QUESTION, or let it be the last");
            }
            payees.add(new PayTo(node.get("payee").text(), node.get("upTo").exists() ? node.get("upTo").text() : null, rest));
        }
        return payees;
    }

    private Set<String> payees() {
        Set<String> payees = new TreeSet<>(Set.of("beneficiaries", "insured", "applicant"));
        payees.add(root.get("contract").get("holder").text());
        payees.add(root.get("distributor").get("kind").text());
        payees.remove("");
        return payees;
    }

    private void known(YamlNode node, Set<String> known, String what) {
        if (node.exists() && !node.text().isEmpty()) {
            known(node.text(), known, what, node.position());
        }
    }

    private void known(String id, Set<String> known, String what, Position at) {
        if (!known.contains(id)) {
            problems.error(at, "ID_UNKNOWN", "there is no " + what + " \"" + id + "\"", DidYouMean.among(id, known));
        }
    }
}
