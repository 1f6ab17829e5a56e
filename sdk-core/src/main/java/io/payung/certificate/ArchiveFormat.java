package io.payung.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.zip.CRC32;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Makes a document PDF/A-1b (ISO 19005-1), with title and language, and with nothing that differs from one printing to the next. */
final class ArchiveFormat {

    private static final float VERSION = 1.4f;
    private static final String PRODUCER = "Payung";
    private static final String RGB = "sRGB IEC61966-2-1";

    private final String title;
    private final String author;
    private final String language;
    private final String number;
    private final ZonedDateTime made;

    ArchiveFormat(Told told) {
        Subject subject = told.subject();
        this.title = told.say("title") + " " + subject.policy().number();
        this.author = told.fitting(subject.product().insurer().name(), 200, "insurer/author");
        this.language = subject.language();
        this.number = subject.policy().number().value();
        this.made = subject.policy().issuedAt().atZone(ZoneOffset.UTC).withNano(0);
    }

    void apply(PDDocument document) throws IOException {
        document.setVersion(VERSION);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDViewerPreferences viewer = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        viewer.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewer);
        catalog.addOutputIntent(colours(document));
        information(document.getDocumentInformation());
        PDMetadata metadata = new PDMetadata(document, new ByteArrayInputStream(xmp().getBytes(StandardCharsets.UTF_8)));
        catalog.setMetadata(metadata);
        document.setDocumentId(id());
    }

    private static PDOutputIntent colours(PDDocument document) throws IOException {
        try (InputStream profile = ArchiveFormat.class.getResourceAsStream("sRGB.icc")) {
            if (profile == null) {
                throw new IllegalStateException("the jar lacks its colour profile");
            }
            PDOutputIntent intent = new PDOutputIntent(document, profile);
            intent.setInfo(RGB);
            intent.setOutputCondition(RGB);
            intent.setOutputConditionIdentifier(RGB);
            intent.setRegistryName("http://www.color.org");
            return intent;
        }
    }

    private void information(PDDocumentInformation information) {
        information.setTitle(title);
        information.setAuthor(author);
        information.setProducer(PRODUCER);
        information.setCreator(PRODUCER);
        information.setCreationDate(GregorianCalendar.from(made));
        information.setModificationDate(GregorianCalendar.from(made));
        information.getCOSObject().setNeedToBeUpdated(false);
        information.getCOSObject().removeItem(COSName.TRAPPED);
    }

    /** Of the policy, where PDFBox would take the time of now. */
    private long id() {
        CRC32 sum = new CRC32();
        sum.update(number.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** Says the same as the information; written by hand, because that is all there is to it. */
    private String xmp() {
        String date = DateTimeFormatter.ISO_INSTANT.format(made.toInstant());
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                + "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
                + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:format>application/pdf</dc:format>"
                + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(title) + "</rdf:li></rdf:Alt></dc:title>"
                + "<dc:creator><rdf:Seq><rdf:li>" + escaped(author) + "</rdf:li></rdf:Seq></dc:creator>"
                + "<dc:language><rdf:Bag><rdf:li>" + escaped(language) + "</rdf:li></rdf:Bag></dc:language></rdf:Description>\n"
                + "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreatorTool>" + PRODUCER
                + "</xmp:CreatorTool><xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate></rdf:Description>\n"
                + "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><pdf:Producer>" + PRODUCER
                + "</pdf:Producer></rdf:Description>\n"
                + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
