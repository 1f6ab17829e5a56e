package io.payung.certificate;

import io.payung.fault.PayungException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Prints a subject: the same bytes for the same subject on the same Java platform, whose compression is part of them. */
final class Printing {

    private static final int MOST_PAGES = 3;

    private final Subject subject;

    private Printing(Subject subject) {
        this.subject = subject;
    }

    static Certificate of(Subject subject) {
        try {
            return new Printing(subject).print();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the first room in which everything stands on three pages. */
    private Certificate print() throws IOException {
        try (PDDocument document = new PDDocument()) {
            Fonts fonts = new Fonts(document);
            Draft draft = fitting(fonts);
            new Feet(draft.told(), draft.lines()).on(draft.pages());
            new Pen(document, fonts, subject.test() ? draft.told().say("watermark") : "").draw(draft.pages());
            return certificate(document, draft);
        }
    }

    /** Pages before they are drawn. */
    private record Draft(Told told, Printable printable, Lines lines, List<Page> pages) {

        @Override
        public String toString() {
            return "Draft[" + pages.size() + "]";
        }
    }

    private Draft fitting(Fonts fonts) {
        List<Room> rooms = Room.FROM_WIDE_TO_NARROW;
        Draft widest = rooms.subList(0, Room.ALIKE).stream()
                .map(room -> draft(fonts, room))
                .min(Comparator.comparingInt(draft -> draft.pages().size()))
                .orElseThrow();
        return Stream.concat(Stream.of(widest), rooms.stream().skip(Room.ALIKE).map(room -> draft(fonts, room)))
                .filter(draft -> draft.pages().size() <= MOST_PAGES)
                .findFirst()
                .orElseThrow(() -> new PayungException(
                        "CERTIFICATE_TOO_LONG", "the certificate of " + subject.policy().number() + " does not fit on three pages"));
    }

    private Draft draft(Fonts fonts, Room room) {
        Printable printable = new Printable(fonts::hasGlyph);
        Told told = new Told(subject, room, printable);
        Lines lines = new Lines(fonts, printable);
        Page first = new Page();
        float down = new Front(told, lines, first).draw(subject.link() == null ? null : new QrCode(subject.link()));
        List<Page> pages = new Layout(lines, room.size(), first, down - room.size() * 0.4f).place(blocks(told));
        return new Draft(told, printable, lines, pages);
    }

    private static List<Block> blocks(Told told) {
        PeopleSection people = new PeopleSection(told);
        MoneySection money = new MoneySection(told);
        ClaimSection claims = new ClaimSection(told);
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(people.insured());
        blocks.addAll(new BenefitSection(told).paid());
        blocks.addAll(people.beneficiaries());
        blocks.addAll(new ExclusionSection(told).notPaid());
        blocks.addAll(money.premium());
        blocks.addAll(money.freeLook());
        blocks.addAll(claims.claim());
        blocks.addAll(claims.complaint());
        blocks.addAll(new ConsentSection(told).agreed());
        return blocks;
    }

    private Certificate certificate(PDDocument document, Draft draft) throws IOException {
        Told told = draft.told();
        new ArchiveFormat(told).apply(document);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // PDF 1.4, of which PDF/A-1 is made, has no compressed objects.
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        List<CertificateWarning> warnings = new ArrayList<>();
        draft.printable().missing().stream().sorted().forEach(point -> warnings.add(new CertificateWarning("CHARACTER_NOT_PRINTABLE", point)));
        told.shortened().stream().sorted().forEach(place -> warnings.add(new CertificateWarning("TEXT_SHORTENED", place)));
        if (subject.link() == null) {
            warnings.add(new CertificateWarning("NO_VERIFICATION_ADDRESS", ""));
        }
        return new Certificate(subject.policy().number(), subject.language(), told.say("file"), draft.pages().size(), warnings, bytes.toByteArray());
    }
}
