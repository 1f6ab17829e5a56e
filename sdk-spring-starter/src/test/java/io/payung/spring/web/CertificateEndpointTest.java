package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.certificate.Certificate;
import io.payung.policy.PolicyNumber;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.Scan;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate over HTTP, and what its QR code opens. */
class CertificateEndpointTest {

    private static final String BASE = PayungEndpoint.BASE;

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Answer policy;
    private static String token = "";

    @BeforeAll
    static void start() {
        server = TestServer.in(folder, Scan.ARGUMENT);
        Purchase purchase = new Purchase(server);
        policy = purchase.issue(purchase.issueBody(), "certificate-" + purchase.reference());
        token = Scan.token(certificate());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Certificate certificate() {
        return server.bean(Payung.class).certificate(new PolicyNumber(policy.text("/policyNumber"))).orElseThrow();
    }

    private static String path() {
        return BASE + "/policies/" + policy.text("/policyNumber") + "/certificate.pdf";
    }

    @Test
    void givesTheHolderTheDocumentToKeep() {
        Answer answer = server.get(path(), Headers.HOLDER_SECRET, policy.text("/holderSecret"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"certificate.pdf\"");
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.header(CertificateController.WARNINGS)).isEmpty();
        assertThat(answer.response().body()).startsWith("%PDF-1.4");
    }

    @Test
    void givesNobodyElseAnything() {
        Answer none = server.get(path());
        Answer wrong = server.get(path(), Headers.HOLDER_SECRET, "wrong");
        Answer unknown = server.get(BASE + "/policies/PYG-0/certificate.pdf", Headers.HOLDER_SECRET, policy.text("/holderSecret"));

        assertThat(List.of(none.status(), wrong.status(), unknown.status())).containsOnly(404);
        assertThat(none.response().body()).isEqualTo(wrong.response().body()).isEqualTo(unknown.response().body());
    }

    @Test
    void tellsWhoeverScansItHowThePolicyStandsAndNothingAboutAPerson() {
        Answer answer = server.get(BASE + "/certificates/" + token, "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder(
                "policyNumber", "state", "stateText", "test", "product", "productName", "insurer", "licence", "coverFrom", "coverUntil");
        assertThat(answer.text("/state")).isIn("in-force", "scheduled");
        assertThat(answer.text("/policyNumber")).endsWith(policy.text("/policyNumber").substring(14)).startsWith("•••-••••-••••-");
        assertThat(answer.response().body()).doesNotContain(policy.text("/policyNumber"), "Siti", "317101", "premium", "partner");
    }

    @Test
    void showsThePageInEitherLanguage() {
        Answer english = server.get(BASE + "/verify/" + token, "Accept-Language", "en");
        Answer indonesian = server.get(BASE + "/verify/" + token, "Accept-Language", "id");

        assertThat(english.status()).isEqualTo(200);
        assertThat(english.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(english.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(english.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(english.response().body()).contains("<html lang=\"en\">", "Insurer of record").doesNotContain("{language}", "{title}", "{kind}", "{state}", "{content}", "certificate.", "Siti")
                .doesNotContain(policy.text("/policyNumber"), "<script");
        assertThat(english.response().body()).containsPattern("<dd>\\d{1,2} November \\d{4}</dd>");
        assertThat(indonesian.response().body()).contains("<html lang=\"id\">", "Pemeriksaan sertifikat asuransi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "AQJjMQ", "PYG-7K3M-9QTX-2WBD", "%20", "%C3%A4", "a.b", "WRONG", "CUT", "LONG"})
    void answersUnknownWrongAndMalformedAlike(String written) {
        String tried = switch (written) {
            case "WRONG" -> (token.startsWith("B") ? "C" : "B") + token.substring(1);
            case "CUT" -> token.substring(0, token.length() - 4);
            case "LONG" -> token.repeat(20);
            default -> written;
        };
        String unknown = token.substring(0, token.length() - 6) + "AAAAAA";

        for (String place : List.of("/certificates/", "/verify/")) {
            Answer one = server.get(BASE + place + tried, "Accept-Language", "en");
            Answer other = server.get(BASE + place + unknown, "Accept-Language", "en");

            assertThat(one.status()).isEqualTo(404);
            assertThat(one.response().body()).isEqualTo(other.response().body()).doesNotContain(tried);
            assertThat(headers(one)).isEqualTo(headers(other));
        }
        assertThat(server.get(BASE + "/certificates/" + tried).text("/code")).isEqualTo("CERTIFICATE_UNKNOWN");
    }

    private static List<String> headers(Answer answer) {
        List<String> headers = new ArrayList<>();
        answer.response().headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("date")) {
                headers.add(name + values);
            }
        });
        return headers;
    }

    @Test
    void printsAsTheReadmeSays() throws IOException {
        Payung payung = server.bean(Payung.class);
        PolicyNumber number = new PolicyNumber(policy.text("/policyNumber"));
        List<String> log = new ArrayList<>();
        // region: certificate
        Certificate certificate = payung.certificate(number).orElseThrow();
        Files.write(folder.resolve(certificate.fileName()), certificate.pdf());
        certificate.warnings().forEach(warning -> log.add(warning.code() + " " + warning.detail()));
        // end region

        assertThat(log).isEmpty();
        assertThat(folder.resolve("certificate.pdf")).isNotEmptyFile();
        String own = Files.readString(Path.of("src/test/java/io/payung/spring/web/CertificateEndpointTest.java"));
        String begin = "// region: certificate\n";
        String region = own.substring(own.indexOf(begin) + begin.length(), own.indexOf("        // end region")).replaceAll("(?m)^ {8}", "");
        assertThat(Files.readString(Path.of("README.md"))).contains("<!-- region: certificate -->\n```java\n" + region + "```\n");
    }

    @Test
    void namesTheLibrariesInTheReadmeAsTheyAreBuiltWith() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String pom = Files.readString(Path.of("../pom.xml"));

        assertThat(readme).contains("<artifactId>pdfbox</artifactId>\n  <version>" + version(pom, "pdfbox") + "</version>");
        assertThat(readme).contains("<artifactId>core</artifactId>\n  <version>" + version(pom, "zxing") + "</version>");
    }

    private static String version(String pom, String library) {
        String begin = "<" + library + ".version>";
        return pom.substring(pom.indexOf(begin) + begin.length(), pom.indexOf("</" + library + ".version>"));
    }
}
