package io.payung.rules.scenario;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.consent.Clause;
import io.payung.decision.Reason;
import io.payung.quote.Offer;
import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.scenario.ScenarioResult.Failure;
import io.payung.rules.scenario.story.Ending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares how a story ended with what its scenario expects: only what is stated. For one scenario. */
final class Comparison {

    private final String folder;
    private final Map<String, YamlNode> expected;
    private final Ending ending;
    private final List<Failure> failures = new ArrayList<>();

    Comparison(String folder, Map<String, YamlNode> expected, Ending ending) {
        this.folder = folder;
        this.expected = expected;
        this.ending = ending;
    }

    List<Failure> failures(Position scenario) {
        YamlNode outcome = expected.get("outcome");
        if (outcome != null && !outcome.text().equals(ending.outcome())) {
            // Whatever else was expected belongs to that other ending.
            return List.of(failure(outcome.position(), outcome.text(), told()));
        }
        if (outcome == null && ending.outcome().equals("fault")) {
            return List.of(failure(scenario, "a decision", told()));
        }
        set("codes", ending.codes());
        premium();
        amounts("lines", lines());
        amounts("payers", payers());
        amounts("limits", limits());
        payable();
        set("clauses", clauses());
        set("documents", documents());
        set("questions", ending.questions());
        if (expected.containsKey("nearest") && !NearestExpectation.holds(expected.get("nearest"), ending.nearest())) {
            YamlNode node = expected.get("nearest");
            failures.add(failure(node.position(), "nearest " + NearestExpectation.shown(node), NearestExpectation.shown(ending.nearest())));
        }
        return failures;
    }

    private void premium() {
        YamlNode node = expected.get("premium");
        BigDecimal actual = ending.offer() == null ? null : ending.offer().premium().amount();
        if (node != null && (actual == null || node.number().orElseThrow().compareTo(actual) != 0)) {
            failures.add(failure(node.position(), "premium " + node.raw(), actual == null ? "no offer: " + told() : plain(actual)));
        }
    }

    private void amounts(String key, Map<String, BigDecimal> actual) {
        YamlNode node = expected.get(key);
        if (node == null) {
            return;
        }
        node.entries().forEach((name, amount) -> {
            BigDecimal found = actual.get(name);
            if (found == null || amount.number().orElseThrow().compareTo(found) != 0) {
                String was = found != null ? plain(found) : actual.isEmpty() ? "nothing: " + told() : "nothing, but " + String.join(", ", actual.keySet());
                failures.add(failure(amount.position(), key + " " + name + " " + amount.raw(), was));
            }
        });
    }

    private void payable() {
        YamlNode node = expected.get("payable");
        if (node == null) {
            return;
        }
        node.entries().forEach((benefit, payees) -> {
            List<String> found = ending.claim() == null ? List.of() : PayableExpectation.found(ending.claim(), benefit);
            if (!PayableExpectation.holds(payees, found)) {
                String was = ending.claim() == null ? "no claim: " + told() : found.toString();
                failures.add(failure(node.keyPosition(benefit), "payable " + benefit + " " + PayableExpectation.wanted(payees), was));
            }
        });
    }

    private void set(String key, Collection<String> actual) {
        YamlNode node = expected.get(key);
        TreeSet<String> found = new TreeSet<>(actual);
        if (node != null && !new TreeSet<>(node.texts()).equals(found)) {
            failures.add(failure(node.position(), key + " " + new TreeSet<>(node.texts()), found.toString()));
        }
    }

    private Map<String, BigDecimal> lines() {
        Map<String, BigDecimal> lines = new TreeMap<>();
        Offer offer = ending.offer();
        if (offer != null) {
            offer.lines().forEach(line -> lines.merge(line.id(), line.amount().amount(), BigDecimal::add));
        }
        return lines;
    }

    private Map<String, BigDecimal> payers() {
        Map<String, BigDecimal> payers = new TreeMap<>();
        if (ending.offer() != null) {
            ending.offer().payers().forEach(share -> payers.put(share.payer(), share.amount().amount()));
        }
        return payers;
    }

    private Map<String, BigDecimal> limits() {
        Map<String, BigDecimal> limits = new TreeMap<>();
        if (ending.claim() != null) {
            ending.claim().payable().forEach(payable -> limits.put(payable.benefit(), payable.atMost().amount()));
        } else if (ending.offer() != null) {
            ending.offer().limits().forEach(limit -> limits.put(limit.benefit(), limit.amount().amount()));
        }
        return limits;
    }

    private List<String> clauses() {
        return ending.offer() == null ? List.of()
                : ending.offer().clauses().all().stream().filter(Clause::mustAccept).map(Clause::id).toList();
    }

    private List<String> documents() {
        return ending.claim() == null ? List.of() : ending.claim().missing().stream().map(MissingDocument::document).toList();
    }

    /** The ending in one line, with what the rules found and asked. */
    private String told() {
        if (!ending.detail().isEmpty()) {
            return ending.outcome() + " (" + ending.detail() + ")";
        }
        if (!ending.questions().isEmpty()) {
            return ending.outcome() + " (" + String.join(", ", ending.questions()) + ")";
        }
        return ending.outcome() + (ending.reasons().isEmpty() ? "" : ending.reasons().stream().map(Comparison::told).distinct()
                .collect(Collectors.joining(", ", " (", ")")));
    }

    private static String told(Reason reason) {
        String rule = reason.rule() == null ? "" : " by " + reason.rule();
        return reason.code() + rule + (reason.actual() == null ? "" : ": " + reason.actual() + " against " + reason.limit());
    }

    private Failure failure(Position at, String wanted, String actual) {
        return new Failure(folder + "/" + at.file(), at.line(), at.column(), wanted, actual);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
