package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureOutcome;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.Shop;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificate of a sold policy, read back as text and scanned as a picture. */
class CertificateTest {

    private final Shop shop = new Shop();

    @Test
    void saysEverythingInEnglish() throws Exception {
        String text = Papers.text(Printing.of(Subjects.family("en")).pdf());

        assertThat(text).contains(
                "INSURANCE CERTIFICATE", "Sample", "Insurer of record", "PT Contoh", "Licence KEP-000",
                "Who is insured", Applicants.NAME, Applicants.CHILD_NAME, "Agreed as guardian: " + Applicants.GUARDIAN_NAME + " (mother)",
                "What is paid", "death Paid once, in full.", "Rp5,000,000", "For each insured person.",
                "Who receives the money on death", "Zainab Wirayuda", "62.5%", "Zulfa Wirayuda", "37.5%",
                "What is not paid", "What it costs", "Price in total, paid once", "For the cover itself",
                "How to claim", "within 30 days", "+62-1", "death proof (original). One of these is enough: hospital letter or village letter.",
                "Then the money is paid within 10 days", "Not satisfied?", "+62-2", "LAPS",
                "What you agreed to", "The guardian agreed on 15 June 2026, 10:00 (WIB), by ticking a box, in English", "Consent receipt");
    }

    @Test
    void saysEverythingInIndonesian() throws Exception {
        String text = Papers.text(Printing.of(Subjects.family("id")).pdf());

        assertThat(text).contains(
                "SERTIFIKAT ASURANSI", "Contoh", "Izin KEP-000", "Siapa yang dilindungi", "Apa yang dibayar", "Rp5.000.000",
                "62,5%", "Apa yang tidak dibayar", "Berapa harganya", "Bagaimana cara klaim", "dalam 30 hari", "Ada keluhan?",
                "Apa yang Anda setujui", "Wali menyetujui pada 15 Juni 2026, pukul 10.00 WIB, dengan mencentang, dalam bahasa Indonesia");
        assertThat(text).doesNotContain("What is", "Policyholder");
    }

    @Test
    void namesTheExactTextsThatWereAgreedTo() throws Exception {
        Subject subject = Subjects.family("en");

        String text = Papers.text(Printing.of(subject).pdf());

        for (String clause : List.of("summary", "cover", "guardian")) {
            assertThat(text).contains(subject.pack().clause(clause, "en").sha256());
            assertThat(text).doesNotContain(subject.pack().clause(clause, "id").sha256());
        }
    }

    @Test
    void showsOfAnIdentityNumberOnlyItsEnd() throws Exception {
        String number = Applicants.adult().identity().number();

        String text = Papers.text(Printing.of(Subjects.family("en")).pdf());

        assertThat(text).contains("NIK ••••••••••••" + number.substring(12)).doesNotContain(number, number.substring(0, 12), Applicants.PHONE);
    }

    @Test
    void isTheSameBytesWheneverItIsPrinted() throws Exception {
        Subject subject = Subjects.family("id");

        assertThat(Printing.of(subject).pdf()).isEqualTo(Printing.of(subject).pdf());
        assertThat(Printing.of(Subjects.renamed(subject, "Zulkarnain Q")).pdf()).as("and others for another").isNotEqualTo(Printing.of(subject).pdf());
    }

    @Test
    void hasATitleALanguageAndNoTimeOfNow() throws Exception {
        Certificate certificate = Printing.of(Subjects.family("id"));

        try (PDDocument document = Loader.loadPDF(certificate.pdf())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("id");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Sertifikat asuransi " + certificate.number());
            assertThat(document.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(Shop.NOW);
        }
        assertThat(certificate.fileName()).isEqualTo("sertifikat.pdf");
        assertThat(certificate.pages()).isEqualTo(Papers.pages(certificate.pdf())).isLessThanOrEqualTo(3);
        assertThat(certificate.toString()).doesNotContain(Applicants.NAME);
    }

    @Test
    void carriesAWatermarkOnEveryPageWhenItIsATest() throws Exception {
        Subject real = Subjects.family("en");

        Certificate test = Printing.of(Subjects.test(real));

        for (int page = 0; page < test.pages(); page++) {
            assertThat(greyed(test, page)).as("page " + page).isGreaterThan(10_000);
        }
        assertThat(greyed(Printing.of(real), 0)).isLessThan(1_000);
        assertThat(Papers.text(test.pdf())).contains("TEST - NO COVER", "Nobody is insured by it");
        assertThat(Papers.text(Printing.of(real).pdf())).doesNotContain("TEST");
        assertThat(Papers.scanned(test.pdf())).as("the watermark leaves the code alone").isEqualTo(Subjects.LINK.toString());
    }

    @Test
    void isScannedByATelephone() throws Exception {
        PolicyNumber number = sold();
        Certificate certificate = shop.payung.certificate(number).orElseThrow();

        String scanned = Papers.scanned(certificate.pdf());
        assertThat(scanned).startsWith(Shop.CERTIFICATES.toString());
        CertificateStatus status = shop.payung.verifyCertificate(scanned.substring(Shop.CERTIFICATES.toString().length())).orElseThrow();

        assertThat(status.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(status.insurer()).isEqualTo("PT Contoh");
        assertThat(status.names()).containsEntry("id", "Contoh");
        assertThat(status.maskedNumber()).endsWith(number.value().substring(14)).doesNotContain(number.value().substring(4, 8));
        assertThat(status.toString()).doesNotContain(Applicants.NAME, number.value());
        assertThat(certificate.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, IN_FORCE", "0, EXPIRED", "1, EXPIRED"})
    void tellsHowThePolicyStandsNow(int secondsAfterTheEnd, PolicyState state) throws Exception {
        PolicyNumber number = sold();
        String token = token(number);
        shop.clock.set(shop.payung.findPolicy(number).orElseThrow().coverEnd().plusSeconds(secondsAfterTheEnd));

        assertThat(shop.payung.verifyCertificate(token).orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void checksWhicheverPartnerSoldItAndPrintedForThatOneAlone() throws Exception {
        PolicyNumber number = sold();

        assertThat(shop.payung.forPartner(PartnerId.of("other")).certificate(number)).isEmpty();
        assertThat(shop.payung.forPartner(PartnerId.of("other")).verifyCertificate(token(number))).isPresent();
        assertThat(shop.payung.certificate(new PolicyNumber("PYG-0000-0000-0000"))).isEmpty();
    }

    @Test
    void isGoneWithThePersonWhileItsCodeStillTellsTheState() throws Exception {
        PolicyNumber number = sold();
        String token = token(number);
        shop.clock.advance(Duration.ofDays(800));
        ErasureOutcome erased = shop.payung.erase(ErasureCommand.of(
                IdempotencyKey.of("erase"), Applicants.adult().identity(), ErasureGround.REQUEST));
        assertThat(erased).isInstanceOf(ErasureOutcome.Erased.class);

        assertThatThrownBy(() -> shop.payung.certificate(number))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PERSON_ERASED"));
        assertThat(shop.payung.verifyCertificate(token).orElseThrow().state()).isEqualTo(PolicyState.EXPIRED);
    }

    @Test
    void hasNoCodeWithoutAnAddressAndSaysSo() {
        Subject subject = Subjects.family("en");

        Certificate certificate = Printing.of(
                new Subject(subject.policy(), subject.details(), subject.pack(), subject.receipt(), false, null));

        assertThat(certificate.warnings()).containsExactly(new CertificateWarning("NO_VERIFICATION_ADDRESS", ""));
        assertThatThrownBy(() -> Papers.scanned(certificate.pdf())).isInstanceOf(com.google.zxing.NotFoundException.class);
    }

    /** Dots in the colour of the watermark. */
    private static long greyed(Certificate certificate, int page) throws Exception {
        BufferedImage picture = Papers.picture(certificate.pdf(), page);
        int[] dots = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return IntStream.of(dots).filter(dot -> (dot & 0xFFFFFF) == 0xE6E6E6).count();
    }

    private PolicyNumber sold() {
        return shop.issue(Shop.basicFor(Applicants.adult()), "sold").number();
    }

    private String token(PolicyNumber number) throws Exception {
        return Papers.scanned(shop.payung.certificate(number).orElseThrow().pdf()).substring(Shop.CERTIFICATES.toString().length());
    }
}
