package io.payung.rules.scenario.story;

import io.payung.claim.ClaimAssessment;
import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.policy.IssueOutcome;
import io.payung.quote.Offer;
import io.payung.quote.Proposal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a story ended.
 *
 * @param outcome   as a scenario spells it, or {@code fault} when something broke
 * @param codes     why
 * @param reasons   the reasons behind the codes, as far as rules gave them
 * @param detail    more about an invalid input or a fault; empty otherwise
 * @param nearest   of a decline, what the customer could have instead, nearest first
 * @param questions names of the questions that are open
 * @param offer     absent when there was none
 * @param issued    absent when nothing was issued
 * @param claim     absent when nothing happened
 * @param decisions what was decided on the way, in its order
 */
public record Ending(
        String outcome,
        SortedSet<String> codes,
        List<Reason> reasons,
        String detail,
        List<Proposal> nearest,
        SortedSet<String> questions,
        @Nullable Offer offer,
        IssueOutcome.@Nullable Issued issued,
        @Nullable ClaimAssessment claim,
        List<Decision> decisions) {

    public Ending {
        codes = new TreeSet<>(codes);
        reasons = List.copyOf(reasons);
        nearest = List.copyOf(nearest);
        questions = new TreeSet<>(questions);
        decisions = List.copyOf(decisions);
    }

    /** The benefits that are paid for what happened, whether or not a document is missing yet. */
    public SortedSet<String> claimed() {
        SortedSet<String> claimed = new TreeSet<>();
        if (claim != null) {
            claim.payable().forEach(each -> claimed.add(each.benefit()));
        }
        return claimed;
    }
}
