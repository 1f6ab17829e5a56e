package io.payung.certificate;

import io.payung.certificate.Blocks.Cell;
import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Lead;
import io.payung.certificate.Blocks.Paragraph;
import io.payung.certificate.Blocks.Row;
import io.payung.certificate.Blocks.Text;
import io.payung.consent.ShownClause;
import io.payung.consent.proof.ConsentReceipt.Entry;
import io.payung.consent.proof.ConsentReceipt.Event;
import io.payung.consent.proof.ConsentReceipt.Processing;
import io.payung.product.ClauseText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The receipt of what was agreed to: by whom, when, how, and to which exact texts. */
final class ConsentSection {

    private static final double WHAT = 0.44;
    private static final String WITHDRAWN = "withdrawn";

    private final Told told;

    ConsentSection(Told told) {
        this.told = told;
    }

    List<Block> agreed() {
        List<Block> blocks = new ArrayList<>(List.of(new Heading(told.say("consent"))));
        for (Entry entry : told.subject().receipt().records()) {
            blocks.add(new Lead(by(entry)));
            told.first(entry.processing().clauses()).forEach(clause -> blocks.add(row(clause)));
            blocks.addAll(told.rest(entry.processing().clauses(), "consent"));
        }
        blocks.add(Paragraph.small(told.say("receipt", told.subject().receipt().receiptId())));
        return blocks;
    }

    private String by(Entry entry) {
        ZoneId zone = told.subject().policy().zone();
        Processing processing = entry.processing();
        StringBuilder text = new StringBuilder(told.say("purpose." + processing.purpose())).append(": ");
        for (Event event : entry.events()) {
            String when = told.words().moment(event.time(), zone);
            text.append(event.state().equals(WITHDRAWN)
                    ? " " + told.say("withdrawn", when)
                    : told.say("consent.by", told.say("consentBy." + event.entityId()), when, told.say("method." + processing.collectionMethod()),
                            told.words().textOr("language." + processing.language(), processing.language())));
        }
        return text.toString();
    }

    private Row row(ShownClause clause) {
        String title = clause.accepted() ? title(clause) : told.say("shown", title(clause));
        return Row.of(Cell.of(WHAT, Text.of(title)), Cell.right(1 - WHAT, Text.tiny(clause.sha256())));
    }

    /** The heading of the very text; of one that the pack has not, its id. */
    private String title(ShownClause clause) {
        ClauseText text = told.subject().pack().clauses().getOrDefault(clause.id(), Map.of()).get(clause.language());
        return text != null && text.sha256().equals(clause.sha256()) ? told.title(text) : clause.id();
    }
}
