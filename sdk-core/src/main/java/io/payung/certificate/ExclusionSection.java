package io.payung.certificate;

import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Paragraph;
import io.payung.policy.Policy;
import io.payung.product.Benefit;
import io.payung.product.ClauseText;
import io.payung.product.terms.Exclusion;
import io.payung.product.terms.Waiting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is not paid: benefits that the plan has and the policy has not, waiting times, and the designer's own texts. */
final class ExclusionSection {

    /** The clause that {@code payung new} gives every product. */
    private static final String USUAL_CLAUSE = "exclusions";

    private final Told told;

    ExclusionSection(Told told) {
        this.told = told;
    }

    List<Block> notPaid() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(told.say("exclusions")));
        for (String clause : clauses()) {
            told.clause(clause).ifPresent(text -> blocks.addAll(text(text)));
        }
        List<Waiting> waiting = told.product().cover().waiting();
        told.first(waiting).forEach(each -> blocks.add(Paragraph.item(Run.plain(waiting(each)))));
        blocks.addAll(told.rest(waiting, "waiting"));
        lost().forEach(benefit -> blocks.add(Paragraph.item(Run.plain(told.say("excluded", told.named(benefit, "benefit"))))));
        if (blocks.size() == 1) {
            blocks.add(Paragraph.of(told.say("exclusionsNone")));
        }
        return blocks;
    }

    /** Those that the exclusions name, and the one that every product is given. */
    private Set<String> clauses() {
        Set<String> ids = new LinkedHashSet<>();
        told.product().cover().exclusions().stream().map(Exclusion::clause).forEach(ids::add);
        if (told.product().clauses().contains(USUAL_CLAUSE)) {
            ids.add(USUAL_CLAUSE);
        }
        return ids;
    }

    private List<Block> text(ClauseText clause) {
        String fitting = cut(clause);
        List<Block> blocks = new ArrayList<>(Markdown.blocks(fitting));
        if (!fitting.equals(clause.text())) {
            blocks.add(Paragraph.small(told.say("shortened", told.where(clause.id()))));
        }
        return blocks;
    }

    /** Whole lines, as long as they fit; of a first one that does not, its beginning. */
    private String cut(ClauseText clause) {
        int most = told.room().clause();
        if (clause.text().length() <= most) {
            return clause.text();
        }
        StringBuilder kept = new StringBuilder();
        for (String line : clause.text().split("\n", -1)) {
            if (kept.length() + line.length() > most) {
                kept.append(told.fitting(line, Math.max(2, most - kept.length()), "clauses/" + clause.id()));
                break;
            }
            kept.append(line).append('\n');
        }
        return kept.toString();
    }

    private String waiting(Waiting waiting) {
        Policy policy = told.subject().policy();
        LocalDate from = waiting.from().equals("issue")
                ? policy.issuedAt().atZone(policy.zone()).toLocalDate()
                : policy.coverFromDate();
        String cause = waiting.cause().equals(Benefit.ANY_CAUSE) ? told.say("waiting.any") : told.named(waiting.cause(), "cause");
        return told.say("waiting", cause, told.words().date(from.plusDays(waiting.days())), waiting.days()) + waived(waiting);
    }

    /** The certificate knows no policy but its own, so it says for whom the day is an earlier one and leaves which one to the claim. */
    private String waived(Waiting waiting) {
        return waiting.waivedOn().stream()
                .map(change -> told.named(change, "change"))
                .reduce((one, other) -> told.say("or", one, other))
                .map(changes -> " " + told.say("waiting.waived", changes))
                .orElse("");
    }

    /** In the plan, but with no limit in the policy. */
    private List<String> lost() {
        Policy policy = told.subject().policy();
        Set<String> limited = new LinkedHashSet<>();
        policy.limits().forEach(limit -> limited.add(limit.benefit()));
        return told.product().benefits().values().stream()
                .filter(benefit -> benefit.isIn(policy.plan()) && !limited.contains(benefit.id()))
                .map(Benefit::id)
                .limit(told.room().entries())
                .toList();
    }
}
