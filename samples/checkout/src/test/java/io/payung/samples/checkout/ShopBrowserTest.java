package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Buys and claims with a real browser at the real shop. */
@Tag("ui")
class ShopBrowserTest {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final String SUBMIT = "main > section > .actions .button.primary";
    private static final Duration THREE_WEEKS = Duration.ofDays(21);

    @TempDir
    private Path folder;

    @Test
    void customerBuysAndClaimsInIndonesian() {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("id")) {
            phone.open(shop.url());
            phone.language("id");
            product(phone, "personal-accident");
            fits(phone, "paket");
            phone.tap("[data-plan=plus] .button");
            fillIn(phone, adult(shop, 30), "trade");
            fits(phone, "isian");
            phone.tap(SUBMIT);

            acceptEverything(phone);
            phone.tap("#outcome-settle");
            fits(phone, "bayar");
            phone.tap(SUBMIT);

            String number = phone.see("#policy-number").getText();
            String secret = phone.see("#holder-secret").getText();
            assertThat(number).isNotBlank();
            assertThat(secret).isNotBlank();
            phone.tap("#fetch-certificate");
            assertThat(phone.see("#certificate").getDomAttribute("download")).isEqualTo(number + ".pdf");
            fits(phone, "polis");

            // Past the time in which a young policy's claims go to the insurer first.
            shop.putForward(THREE_WEEKS);
            claimADeathAbroad(phone, number, secret, today(shop));
        }
    }

    /** One more question, clause and parameter than the sample has, and not one line of the page more. */
    @Test
    void customerBuysAProductThePageHasNeverSeen() throws Exception {
        try (RunningShop shop = new RunningShop(folder, OtherProduct.in(folder)); Phone phone = new Phone("other")) {
            phone.open(shop.url());
            phone.language("en");
            phone.tap("[data-plan=basic] .button");
            fillIn(phone, adult(shop, 30), "trade");
            phone.write("#f-answers-" + OtherProduct.CHOOSABLE, "150.000");
            phone.write("#f-answers-" + OtherProduct.QUESTION, "6");
            phone.tap(SUBMIT);
            phone.see(".notice.no [data-code=" + OtherProduct.CODE + "]");

            phone.write("#f-answers-" + OtherProduct.QUESTION, "5");
            phone.tap(SUBMIT);
            acceptEverything(phone);
            phone.tap("#outcome-settle");
            phone.tap(SUBMIT);

            assertThat(phone.see("#policy-number").getText()).startsWith("PYG-");
            fits(phone, "policy");
        }
    }

    /** Authored in tables, priced by the age of the oldest, with a limit that all lives share. */
    @Test
    void customerInsuresAFamily() {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("family")) {
            phone.open(shop.url());
            phone.language("id");
            fits(phone, "produk");
            product(phone, "term-life");
            fits(phone, "paket");
            phone.tap("[data-plan=family] .button");
            phone.choose("#f-answers-occupation", "trade");
            person(phone, "f-applicant", adult(shop, 36), 1);
            phone.write("#f-answers-termYears", "2");
            phone.tap("label[for=f-answers-seriousIllness-1]");
            phone.tap(SUBMIT);
            phone.see(".notice.no [data-code=FAMILY_MISSING]");
            fits(phone, "tanpa-keluarga");

            addFamily(phone, shop);
            fits(phone, "keluarga");
            phone.tap(SUBMIT);
            phone.see(".clause");
            assertThat(phone.all("[data-code]").stream().map(reason -> reason.getDomAttribute("data-code")))
                    .contains("LIMIT_FOR_SENIOR", "LIMIT_FOR_RISKY_WORK");
            acceptEverything(phone);
            phone.tap("#outcome-settle");
            phone.tap(SUBMIT);

            assertThat(phone.see("#policy-number").getText()).startsWith("PYG-");
            fits(phone, "polis");
        }
    }

    @Test
    void customerTakesWhatTheShopProposesInstead() throws Exception {
        try (RunningShop shop = new RunningShop(folder, OtherProduct.in(folder)); Phone phone = new Phone("instead")) {
            phone.open(shop.url());
            phone.language("en");
            phone.tap("[data-plan=basic] .button");
            fillIn(phone, adult(shop, 30), "trade");
            phone.write("#f-answers-" + OtherProduct.QUESTION, "2");
            phone.write("#f-answers-" + OtherProduct.CHOOSABLE, "700000");
            phone.tap(SUBMIT);

            assertThat(phone.see(".nearest [data-choice=answer]").getText()).startsWith("Wished amount a day").endsWith("150,000");
            assertThat(phone.all(".nearest")).hasSize(1);
            fits(phone, "proposed");
            phone.tap(".nearest .button");

            phone.see(".clause");
            fits(phone, "offered");
            phone.tap(".actions a.quiet");
            assertThat(phone.see("#f-answers-" + OtherProduct.CHOOSABLE).getDomProperty("value")).as("the form follows").contains("150");
        }
    }

    @Test
    void customerWaitsForABirthdayInIndonesian() {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("anak")) {
            phone.open(shop.url());
            phone.language("id");
            product(phone, "personal-accident");
            phone.tap("[data-plan=basic] .button");
            phone.tap("label[for=f-lives-0-relation-1]");
            fillInAdultAndChild(phone, adult(shop, 30), today(shop).minusYears(6).plusDays(9));
            phone.tap(SUBMIT);

            assertThat(phone.see(".nearest [data-choice=coverStart]").getText()).contains(Integer.toString(today(shop).plusDays(9).getDayOfMonth()));
            fits(phone, "anak-terlalu-muda");
            phone.tap(".nearest .button");

            phone.see(".clause");
            fits(phone, "penawaran");
        }
    }

    @Test
    void customerIsDeclinedInEnglish() {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("en")) {
            phone.open(shop.url());
            phone.language("en");
            product(phone, "personal-accident");
            phone.tap("[data-plan=basic] .button");
            phone.tap(SUBMIT);
            phone.see("[role=alert]");
            fits(phone, "nothing-filled-in");
            assertThat(phone.see("#f-applicant-fullName-error").getText()).isNotBlank();

            fillIn(phone, adult(shop, 75), "mining");
            phone.tap(SUBMIT);

            phone.see(".notice.no");
            fits(phone, "declined");
            List<String> codes = phone.all(".notice.no [data-code]").stream().map(reason -> reason.getDomAttribute("data-code")).toList();
            assertThat(codes).containsExactlyInAnyOrder("AGE_ABOVE_MAXIMUM", "OCCUPATION_NOT_INSURED");
            assertThat(phone.all(".notice.no [data-code]")).allSatisfy(reason ->
                    assertThat(reason.getText()).doesNotContain("_"));
        }
    }

    @Test
    void aPageWiderThanThePhoneIsNoticed() {
        try (Phone phone = new Phone("control")) {
            phone.open("data:text/html,<meta name=viewport content=width=device-width><main><h1 style=width:361px>wide</h1></main>");

            assertThat(phone.picture("too-wide")).isGreaterThan(Phone.WIDTH);
        }
    }

    private static void fillIn(Phone phone, LocalDate birthDate, String occupation) {
        phone.write("#f-applicant-fullName", "Siti Contoh");
        phone.tap("label[for=f-applicant-identity-scheme-0]");
        phone.write("#f-applicant-identity-number", Niks.ofWoman(birthDate));
        phone.date("f-applicant-birthDate", birthDate);
        phone.tap("label[for=f-applicant-sex-0]");
        phone.choose("#f-answers-occupation", occupation);
        phone.tap("label[for=f-answers-motorcycle-0]");
        phone.write("#f-answers-monthlyIncome", "3.000.000");
        phone.tap("label[for=f-answers-hazardousSport-1]");
    }

    private static void fillInAdultAndChild(Phone phone, LocalDate adult, LocalDate child) {
        person(phone, "f-applicant", adult, 1);
        person(phone, "f-lives-0", child, 2);
        phone.choose("#f-lives-0-answers-occupation", "student");
        phone.tap("label[for=f-lives-0-answers-motorcycle-1]");
        phone.write("#f-lives-0-answers-monthlyIncome", "0");
        phone.tap("label[for=f-lives-0-answers-hazardousSport-1]");
    }

    /** The shop sells several products. */
    private static void product(Phone phone, String id) {
        phone.tap("a[href='#/product/" + id + "']");
    }

    private static void addFamily(Phone phone, RunningShop shop) {
        addLife(phone, "spouse", adult(shop, 52), 2, "fishing");
        addLife(phone, "child", adult(shop, 8), 3, "student");
    }

    private static void addLife(Phone phone, String role, LocalDate birthDate, int serial, String occupation) {
        phone.tap("#f-family-" + role + "-field > .button");
        String id = "f-family-" + role + "-0";
        person(phone, id, birthDate, serial);
        phone.choose("#" + id + "-answers-occupation", occupation);
        phone.tap("label[for=" + id + "-answers-seriousIllness-1]");
    }

    private static void person(Phone phone, String id, LocalDate birthDate, int serial) {
        phone.write("#" + id + "-fullName", "Siti Contoh " + "I".repeat(serial));
        phone.tap("label[for=" + id + "-identity-scheme-0]");
        phone.write("#" + id + "-identity-number", Niks.ofWoman(birthDate, serial));
        phone.date(id + "-birthDate", birthDate);
        phone.tap("label[for=" + id + "-sex-0]");
    }

    private static void acceptEverything(Phone phone) {
        phone.see(".clause");
        phone.tap(SUBMIT);
        phone.see("[role=alert]");
        fits(phone, "penawaran");
        List<WebElement> boxes = phone.all(".clause input[type=checkbox]");
        assertThat(boxes).isNotEmpty().noneMatch(WebElement::isSelected);
        for (WebElement box : boxes) {
            String id = box.getDomAttribute("id");
            phone.tap("#" + id);
            assertThat(box.isSelected()).as("a box is not ticked before its text was opened").isFalse();
            phone.tap("#" + id);
            assertThat(box.isSelected()).isTrue();
        }
        // Whoever insures a child too says as whom.
        if (!phone.all("label[for=f-consent-by-1]").isEmpty()) {
            phone.tap("label[for=f-consent-by-1]");
        }
        fits(phone, "setuju");
        phone.tap(SUBMIT);
    }

    private static void claimADeathAbroad(Phone phone, String number, String secret, LocalDate date) {
        phone.tap("#footer-links a[href='#/claim']");
        phone.write("#f-number", number);
        phone.write("#f-secret", secret);
        phone.tap(SUBMIT);
        phone.tap("label[for=f-event-consequence-0]");
        phone.choose("#f-event-place", "abroad");
        phone.date("f-event-date", date);
        fits(phone, "kejadian");
        phone.tap(".form .actions .button.primary");

        phone.see("[data-outcome=documents-missing]");
        assertThat(types(phone)).contains("claim-form", "death-proof", "embassy-letter").doesNotContain("police-letter");
        fits(phone, "kurang");
        comeBackLater(phone, secret);
        phone.tap(".questions label.pick");
        phone.tap(".questions .actions .button");
        phone.see("[data-document=police-letter]");
        handInEverything(phone);

        phone.see("[data-outcome=complete]");
        fits(phone, "lengkap");
    }

    private static void comeBackLater(Phone phone, String secret) {
        String claim = phone.see("#claim-id").getText();
        phone.tap("a.quiet[href='#/claim']");
        phone.tap("#earlier-claim[href='#/claim/resume']");
        phone.write("#f-claimNumber", claim);
        phone.write("#f-secret", secret);
        fits(phone, "lanjut");
        phone.tap(SUBMIT);
        phone.see("[data-outcome=documents-missing]");
    }

    private static void handInEverything(Phone phone) {
        for (String type : types(phone)) {
            String card = "[data-document=" + type + "]";
            phone.tap(card + " > .button");
            if (!phone.all(card + " .pick").isEmpty()) {
                phone.tap(card + " .pick");
            }
            phone.tap(card + " .hand-in .actions .button");
            phone.waitUntilGone(card);
        }
    }

    private static List<String> types(Phone phone) {
        return phone.all("[data-document]").stream().map(card -> card.getDomAttribute("data-document")).toList();
    }

    private static void fits(Phone phone, String what) {
        assertThat(phone.picture(what)).as("no page is wider than the phone").isEqualTo(Phone.WIDTH);
    }

    private static LocalDate adult(RunningShop shop, int age) {
        return today(shop).minusYears(age).minusDays(40);
    }

    private static LocalDate today(RunningShop shop) {
        return shop.now().atZone(JAKARTA).toLocalDate();
    }
}
