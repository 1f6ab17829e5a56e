package io.payung.certificate;

import io.payung.certificate.Blocks.Cell;
import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Paragraph;
import io.payung.certificate.Blocks.Row;
import io.payung.certificate.Blocks.Text;
import io.payung.product.terms.FreeLook;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import java.util.ArrayList;
import java.util.List;

/** What it costs, and until when the money comes back for the asking. */
final class MoneySection {

    private static final double WHAT = 0.68;

    private final Told told;

    MoneySection(Told told) {
        this.told = told;
    }

    List<Block> premium() {
        List<Block> blocks = new ArrayList<>(List.of(new Heading(told.say("premium"))));
        String total = told.words().money(told.subject().policy().premium());
        blocks.add(Row.of(Cell.of(WHAT, Text.bold(told.say("premiumTotal"))), Cell.right(1 - WHAT, Text.bold(total))));
        List<PremiumLine> lines = told.sold().lines();
        if (!lines.isEmpty()) {
            List<String> parts = told.first(lines).stream().map(this::part).toList();
            blocks.add(Paragraph.small(told.say("premiumOf") + " " + String.join("; ", parts) + "."));
        }
        blocks.addAll(told.rest(lines, "premium"));
        for (PayerShare share : told.first(told.sold().payers())) {
            String payer = told.say("payer", told.named(share.payer(), "payer"));
            blocks.add(Row.of(Cell.of(WHAT, Text.of(payer)), Cell.right(1 - WHAT, Text.of(told.words().money(share.amount())))));
        }
        return blocks;
    }

    /** By the product's own name for the part, else by what kind of part it is. */
    private String part(PremiumLine line) {
        String key = "charge." + line.id();
        String what = told.hasText(key) ? told.named(line.id(), "charge") : told.say("kind." + line.kind());
        return what + "\u00a0" + told.words().money(line.amount());
    }

    /** Nothing when the product names no such time. */
    List<Block> freeLook() {
        FreeLook freeLook = told.product().afterSale().freeLook();
        if (freeLook == null) {
            return List.of();
        }
        String from = told.say("freeLookFrom." + freeLook.from());
        String back = told.say("freeLookRefund." + freeLook.refund());
        String contact = told.note(told.product().contacts().complaints(), "contacts/complaints");
        return List.of(new Heading(told.say("freeLook")), Paragraph.of(told.say("freeLook.text", freeLook.days(), from, back, contact)));
    }
}
