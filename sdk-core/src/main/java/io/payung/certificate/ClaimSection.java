package io.payung.certificate;

import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Paragraph;
import io.payung.product.ClaimTerms;
import io.payung.product.Contacts;
import io.payung.product.DocumentType;
import io.payung.quote.ClaimGuideEntry;
import io.payung.quote.ClaimGuideEntry.GuidedDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How to claim, by when it is paid, and where to complain. */
final class ClaimSection {

    private final Told told;

    ClaimSection(Told told) {
        this.told = told;
    }

    List<Block> claim() {
        ClaimTerms terms = told.product().claims();
        Contacts contacts = told.product().contacts();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(told.say("claims")));
        blocks.add(step("1", told.say("claim.1", terms.reportWithinDays(), told.note(contacts.claims(), "contacts/claims"))
                + " " + told.say("claim.late." + terms.late())));
        Map<String, Needed> needed = needed();
        blocks.add(step("2", told.say(needed.isEmpty() ? "claim.2none" : "claim.2")));
        List<Needed> documents = List.copyOf(needed.values());
        told.first(documents).forEach(each -> blocks.add(Paragraph.item(document(each))));
        blocks.addAll(told.rest(documents, "documents"));
        blocks.add(step("3", told.say("claim.3", terms.payWithinDays())));
        return blocks;
    }

    List<Block> complaint() {
        Contacts contacts = told.product().contacts();
        return List.of(
                new Heading(told.say("complaints")),
                step("1", told.say("complain.1", told.note(contacts.complaints(), "contacts/complaints"))),
                step("2", told.say("complain.2", told.note(contacts.ombudsman(), "contacts/ombudsman"))));
    }

    private static Paragraph step(String number, String text) {
        return new Paragraph(Run.plain(text), number, Tone.BODY);
    }

    /**
     * One document over all events.
     *
     * @param benefits  that it is needed for
     * @param sometimes whether it depends on what happens
     * @param why       codes of the reasons
     */
    private record Needed(DocumentType type, Set<String> benefits, boolean sometimes, Set<String> why) {

        static Needed none(DocumentType type) {
            return new Needed(type, new LinkedHashSet<>(), false, new LinkedHashSet<>());
        }

        Needed also(String benefit, GuidedDocument guided) {
            benefits.add(benefit);
            why.add(guided.why().value());
            return new Needed(type, benefits, sometimes || !guided.certain(), why);
        }
    }

    /** Certain ones first. */
    private Map<String, Needed> needed() {
        Map<String, Needed> byId = new TreeMap<>();
        for (ClaimGuideEntry entry : told.sold().claimGuide()) {
            for (GuidedDocument guided : entry.documents()) {
                DocumentType type = told.product().documents().get(guided.document());
                if (type != null) {
                    byId.merge(type.id(), Needed.none(type).also(entry.benefit(), guided), (known, more) -> known.also(entry.benefit(), guided));
                }
            }
        }
        Map<String, Needed> ordered = new java.util.LinkedHashMap<>();
        byId.forEach((id, each) -> putIf(!each.sometimes(), ordered, id, each));
        byId.forEach((id, each) -> putIf(each.sometimes(), ordered, id, each));
        return ordered;
    }

    private static void putIf(boolean wanted, Map<String, Needed> map, String id, Needed each) {
        if (wanted) {
            map.put(id, each);
        }
    }

    private List<Run> document(Needed needed) {
        DocumentType type = needed.type();
        List<String> sentences = new ArrayList<>(List.of("(" + told.say("form." + type.form()) + ")."));
        if (type.oneOf().size() > 1) {
            sentences.add(told.say("oneOf", or(type.oneOf().stream().map(paper -> told.named(paper, "document")).toList())));
        }
        sentences.addAll(when(needed));
        if (told.room().guidance() && told.hasText("how." + type.id())) {
            sentences.add(told.named(type.id(), "how"));
        }
        String text = told.note(String.join(" ", sentences), "documents/" + type.id());
        return List.of(new Run(told.named(type.id(), "document"), true), new Run(" " + text, false));
    }

    /** Which benefits it is for unless it is for all, and whether it depends on what happens. */
    private List<String> when(Needed needed) {
        List<String> parts = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>();
        told.sold().claimGuide().forEach(entry -> all.add(entry.benefit()));
        if (needed.benefits().size() < all.size()) {
            List<String> names = needed.benefits().stream().map(benefit -> told.named(benefit, "benefit")).toList();
            parts.add(told.say("onlyFor", String.join(", ", names)));
        }
        if (needed.sometimes()) {
            String why = needed.why().stream().flatMap(code -> told.reason(code).stream()).findFirst().orElse("");
            parts.add(why.isEmpty() ? told.say("sometimes") : told.say("whenNeeded", why));
        }
        return parts;
    }

    private String or(List<String> papers) {
        String joined = papers.get(papers.size() - 1);
        for (int i = papers.size() - 2; i >= 0; i--) {
            joined = i == papers.size() - 2 ? told.say("or", papers.get(i), joined) : papers.get(i) + ", " + joined;
        }
        return joined;
    }
}
