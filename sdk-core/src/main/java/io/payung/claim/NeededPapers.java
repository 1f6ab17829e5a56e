package io.payung.claim;

import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.product.Finding;
import io.payung.product.Finding.Word;
import io.payung.product.Foreseen;
import io.payung.product.Foresight;
import io.payung.product.HeldBack;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the claim-document rules of a pack say about one event, benefit by benefit. */
final class NeededPapers {

    private final ProductPack pack;
    private final Map<String, Map<String, List<Integer>>> heldBack = new TreeMap<>();
    private final SortedMap<String, ReasonCode> required = new TreeMap<>();
    private final SortedSet<String> unknown = new TreeSet<>();
    private final List<Reason> referrals = new ArrayList<>();
    private final List<Reason> applied = new ArrayList<>();

    NeededPapers(ProductPack pack) {
        this.pack = pack;
    }

    /** Under which a decision records what was asked about the benefit. */
    static String key(String benefit) {
        return RuleSet.CLAIM_DOCUMENTS.fileName() + "/" + benefit;
    }

    void ask(String benefit, RuleFacts facts) {
        RuleAnswer.Decided decided = pack.rules().decide(RuleSet.CLAIM_DOCUMENTS, facts).fold(Function.identity(), missing -> {
            unknown.addAll(missing.names());
            return certain(facts);
        });
        if (!decided.heldBack().isEmpty()) {
            heldBack.put(key(benefit), HeldBack.byRule(decided.heldBack()));
        }
        apply(decided.findings(), benefit);
    }

    /** What holds whatever the open questions turn out to be. */
    private RuleAnswer.Decided certain(RuleFacts facts) {
        Foresight foresight = pack.rules().foresee(RuleSet.CLAIM_DOCUMENTS, facts);
        List<Finding> certain = foresight.foreseen().stream().filter(Foreseen::certain).map(Foreseen::finding).toList();
        return new RuleAnswer.Decided(certain, foresight.heldBack());
    }

    /** A waiver wins within its benefit: what another benefit of the same event needs stays needed. */
    private void apply(List<Finding> findings, String benefit) {
        SortedMap<String, ReasonCode> needed = new TreeMap<>();
        for (Finding finding : findings) {
            Reason reason = finding.about("benefits/" + benefit);
            (finding.word() == Word.REFER ? referrals : applied).add(reason);
            if (finding.word() == Word.REQUIRE) {
                needed.putIfAbsent(finding.target(), finding.code());
            }
        }
        findings.stream().filter(finding -> finding.word() == Word.WAIVE).forEach(finding -> needed.remove(finding.target()));
        needed.forEach(required::putIfAbsent);
    }

    /** Kinds of document with why they are needed. */
    SortedMap<String, ReasonCode> required() {
        return required;
    }

    /** Facts on which it still depends. */
    SortedSet<String> unknown() {
        return unknown;
    }

    List<Reason> referrals() {
        return referrals;
    }

    /** Everything else that the rules said. */
    List<Reason> applied() {
        return applied;
    }

    /** As a decision records it. */
    Map<String, Map<String, List<Integer>>> heldBack() {
        return heldBack;
    }
}
