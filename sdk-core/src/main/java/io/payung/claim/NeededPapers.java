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
import java.util.function.Predicate;

/** What the claim-document rules of a pack say about one event, benefit by benefit. */
final class NeededPapers {

    private final ProductPack pack;
    private final Map<String, Map<String, List<Integer>>> heldBack = new TreeMap<>();
    private final SortedMap<String, ReasonCode> required = new TreeMap<>();
    private final SortedSet<String> neededAnyway = new TreeSet<>();
    private final List<List<Foreseen>> open = new ArrayList<>();
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
        List<Foreseen> foreseen = new ArrayList<>();
        RuleAnswer.Decided decided = pack.rules().decide(RuleSet.CLAIM_DOCUMENTS, facts).fold(Function.identity(), missing -> {
            Foresight foresight = pack.rules().foresee(RuleSet.CLAIM_DOCUMENTS, facts);
            foreseen.addAll(foresight.foreseen());
            return certain(foresight);
        });
        if (!decided.heldBack().isEmpty()) {
            heldBack.put(key(benefit), HeldBack.byRule(decided.heldBack()));
        }
        SortedSet<String> needed = apply(decided.findings(), benefit);
        needed.removeIf(document -> says(foreseen, Word.WAIVE, document));
        neededAnyway.addAll(needed);
        open.add(foreseen);
    }

    /** What holds whatever the open questions turn out to be. */
    private static RuleAnswer.Decided certain(Foresight foresight) {
        List<Finding> certain = foresight.foreseen().stream().filter(Foreseen::certain).map(Foreseen::finding).toList();
        return new RuleAnswer.Decided(certain, foresight.heldBack());
    }

    /** A waiver wins within its benefit: what another benefit of the same event needs stays needed. @return what this benefit needs */
    private SortedSet<String> apply(List<Finding> findings, String benefit) {
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
        return new TreeSet<>(needed.keySet());
    }

    /** Kinds of document with why they are needed. */
    SortedMap<String, ReasonCode> required() {
        return required;
    }

    /**
     * Facts that can still change what the claim comes to. A rule that the known facts rule out asks nothing; neither does one about a document that is
     * there, that is needed anyway or that is not needed anyhow.
     *
     * @param there whether the document was handed in
     */
    SortedSet<String> unknown(Predicate<String> there) {
        SortedSet<String> unknown = new TreeSet<>();
        for (List<Foreseen> benefit : open) {
            List<Foreseen> certain = benefit.stream().filter(Foreseen::certain).toList();
            for (Foreseen each : benefit) {
                Finding finding = each.finding();
                boolean settled = finding.word() != Word.REFER
                        && (there.test(finding.target()) || neededAnyway.contains(finding.target()) || isSettled(finding, benefit, certain));
                if (!settled) {
                    unknown.addAll(each.unknown());
                }
            }
        }
        return unknown;
    }

    /** Within the benefit: one requirement is enough, a waiver wins over every one, and without any there is nothing to waive. */
    private static boolean isSettled(Finding finding, List<Foreseen> benefit, List<Foreseen> certain) {
        boolean moot = finding.word() == Word.REQUIRE
                ? says(certain, Word.REQUIRE, finding.target())
                : !says(benefit, Word.REQUIRE, finding.target());
        return moot || says(certain, Word.WAIVE, finding.target());
    }

    private static boolean says(List<Foreseen> foreseen, Word word, String target) {
        return foreseen.stream().map(Foreseen::finding).anyMatch(finding -> finding.word() == word && target.equals(finding.target()));
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
