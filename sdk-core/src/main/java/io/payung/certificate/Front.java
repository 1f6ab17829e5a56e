package io.payung.certificate;

import io.payung.product.Insurer;
import io.payung.product.Product;
import io.payung.product.terms.Contract;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.InsurerApproval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of the first page: which product of which insurer, for whom, from when until when, and the QR code. */
final class Front {

    private static final float TOP = Page.HEIGHT - 40;
    private static final float BAR = 10;
    private static final float QR = 104;
    private static final float GAP = 20;
    private static final float LEADING = 1.3f;
    private static final float FACT = 0.5f;

    private final Told told;
    private final Lines lines;
    private final Page page;
    private final float body;

    Front(Told told, Lines lines, Page page) {
        this.told = told;
        this.lines = lines;
        this.page = page;
        this.body = told.room().size();
    }

    /** @return how far down it reaches */
    float draw(@Nullable QrCode code) {
        page.box(0, Page.HEIGHT - BAR, Page.WIDTH, BAR, Ink.ACCENT);
        float width = code == null ? Page.INNER : Page.INNER - QR - GAP;
        float y = titles(width, TOP);
        if (code != null) {
            y = Math.min(y, qr(code));
        }
        y -= 10;
        if (told.subject().test()) {
            y = test(y);
        }
        return facts(y);
    }

    private float titles(float width, float from) {
        Product product = told.product();
        String language = told.subject().language();
        float y = write(Run.bold(told.say("title").toUpperCase(java.util.Locale.ROOT)), 0, width, from, 0.95f * body, Ink.ACCENT);
        y = write(Run.bold(told.note(product.name(language), "names")), 0, width, y - 3, 1.95f * body, Ink.TEXT);
        String plan = told.say("plan", told.named(told.subject().policy().plan(), "plan"));
        y = write(Run.bold(plan), 0, width, y - 1, 1.2f * body, Ink.ACCENT);
        String opening = told.clause(Product.SUMMARY_CLAUSE).flatMap(text -> Markdown.opening(text.text())).orElse("");
        return write(Run.plain(told.note(opening, "clauses/summary")), 0, width, y - 5, body, Ink.TEXT);
    }

    private float qr(QrCode code) {
        float left = Page.WIDTH - Page.MARGIN - QR;
        code.draw(page, left, TOP - QR, QR);
        float y = centred(Run.bold(told.say("scan")), left, TOP - QR - 4, 0.86f * body, Ink.TEXT);
        return centred(Run.plain(told.say("scanNote")), left, y, 0.72f * body, Ink.QUIET);
    }

    private float centred(List<Run> runs, float left, float from, float size, Ink ink) {
        float y = from;
        for (List<Run> line : lines.of(runs, QR + GAP / 2, size)) {
            y -= size * LEADING;
            page.line(left + (QR - lines.width(line, size)) / 2, y, line, size, ink);
        }
        return y;
    }

    private float test(float from) {
        List<List<Run>> warning = lines.of(Run.bold(told.say("test") + ". " + told.say("testNote")), Page.INNER - 20, body);
        float height = warning.size() * body * LEADING + 0.9f * body;
        page.box(Page.MARGIN, from - height, Page.INNER, height, Ink.WARNING_TINT);
        float y = from - 0.35f * body;
        for (List<Run> line : warning) {
            y -= body * LEADING;
            page.line(Page.MARGIN + 10, y + 0.25f * body, line, body, Ink.WARNING);
        }
        return from - height - 8;
    }

    /** Two facts beside each other, on a tint. */
    private float facts(float from) {
        List<Fact> facts = facts();
        float y = from - 8;
        for (int i = 0; i < facts.size(); i += 2) {
            float left = fact(facts.get(i), 0, y);
            float right = i + 1 < facts.size() ? fact(facts.get(i + 1), FACT, y) : y;
            y = Math.min(left, right) - 5;
        }
        page.box(Page.MARGIN - 12, y, Page.INNER + 24, from - y, Ink.TINT);
        return y;
    }

    private record Fact(String label, String value, String more) {

        @Override
        public String toString() {
            return "Fact[" + label + "]";
        }
    }

    private List<Fact> facts() {
        var policy = told.subject().policy();
        var request = told.subject().details().request();
        Insurer insurer = told.product().insurer();
        Words words = told.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(told.say("number"), policy.number().value(), told.say("issued") + ": " + words.moment(policy.issuedAt(), policy.zone())));
        facts.add(new Fact(told.say("insurer"), told.note(insurer.name(), "insurer"), licence(insurer)));
        facts.add(new Fact(told.say("holder"), told.person(request.applicant().fullName(), "applicant"), holder()));
        facts.add(new Fact(told.say("starts"), words.moment(policy.coverFrom(), policy.zone()),
                told.say("ends") + ": " + told.say("wholeDay", words.date(policy.coverUntil()))));
        return facts;
    }

    private String holder() {
        String identity = new PeopleSection(told).identity(told.subject().details().request().applicant().identity());
        Contract contract = told.product().contract();
        return contract.holder() == null
                ? identity
                : identity + ". " + told.say("masterHolder") + " " + told.say("masterHeld", told.named(contract.holder(), "payTo"));
    }

    private String licence(Insurer insurer) {
        InsurerApproval approval = told.product().sale().approval();
        Distributor distributor = told.product().sale().distributor();
        String text = told.say("licence", insurer.licence());
        if (approval != null) {
            text += ". " + told.say("approval", approval.authority(), approval.number());
        }
        if (distributor != null) {
            text += ". " + told.say("distributor", told.named(distributor.kind(), "payTo"), distributor.agreement());
        }
        return told.note(text, "insurer/licence");
    }

    private float fact(Fact fact, float share, float from) {
        float left = share * Page.INNER;
        float width = FACT * Page.INNER - 12;
        float y = write(Run.plain(fact.label()), left, width, from, 0.8f * body, Ink.QUIET);
        y = write(Run.bold(fact.value()), left, width, y, 1.12f * body, Ink.TEXT);
        return write(Run.plain(fact.more()), left, width, y, 0.86f * body, Ink.QUIET);
    }

    private float write(List<Run> runs, float left, float width, float from, float size, Ink ink) {
        float y = from;
        for (List<Run> line : lines.of(runs, width, size)) {
            y -= size * LEADING;
            page.line(Page.MARGIN + left, y + size * 0.25f, line, size, ink);
        }
        return y;
    }
}
