package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.samples.checkout.Caller.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a holder changes after the sale, with a real browser. */
@Tag("ui")
class ChangesBrowserTest {

    private static final String ENTER = "main .actions .button.primary";

    @TempDir
    private static Path workshop;

    private static Path returnable;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compileTheProduct() throws Exception {
        returnable = ReturnableProduct.in(workshop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void holderGivesThePolicyBackAndSeesTheRefund(String language) {
        try (RunningShop shop = new RunningShop(folder, returnable); Phone phone = new Phone("back-" + language)) {
            phone.open(shop.url());
            phone.language(language);
            phone.remember("policy", bought(shop, 61).response().body());
            phone.open(shop.url() + "#/policy");
            phone.tap("#to-changes");
            phone.see("#policy-standing");
            fits(phone, "overview");
            phone.tap("[data-change=free-look] .button");
            phone.see("#preview");
            fits(phone, "free-look");
            phone.tap("#preview");
            assertThat(phone.see(".preview .refunds .amount").getText()).contains("20").contains("000");
            assertThat(phone.all(".preview .refunds .pair")).as("the refund of each payer").hasSize(1);
            fits(phone, "preview");
            confirmWithLostAnswer(phone);

            assertThat(phone.see(".receipt [data-reference]").getText()).contains("SIM-");
            fits(phone, "receipt");
            phone.tap("a.quiet[href='#/changes']");
            seesItVoid(phone, shop);
        }
    }

    private static void seesItVoid(Phone phone, RunningShop shop) {
        phone.see("#policy-standing[data-state=void]");
        assertThat(phone.all("[data-kind=free-look]")).as("once, although it was sent twice").hasSize(1);
        assertThat(phone.all("[data-change]")).as("nothing more can be changed").isEmpty();
        fits(phone, "void");
        phone.open(shop.url() + "#/policy");
        assertThat(phone.see("#policy-changes [data-kind=free-look]").getText()).contains("20");
        assertThat(phone.see("#policy-standing").getDomAttribute("data-state")).isEqualTo("void");
        fits(phone, "policy");
    }

    /** The page is loaded anew before the customer asks again. */
    private static void confirmWithLostAnswer(Phone phone) {
        phone.loseAnswers(true);
        phone.tap("#confirm");
        phone.see(".notice.wrong .button");
        fits(phone, "answer-lost");
        phone.reload();
        fits(phone, "sent");
        phone.tap("#confirm");
        phone.see(".receipt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void holderNamesBeneficiariesAndAnotherAddress(String language) {
        try (RunningShop shop = new RunningShop(folder, returnable); Phone phone = new Phone("changes-" + language)) {
            open(phone, shop, language, bought(shop, 62));
            phone.tap("[data-change=change-contact] .button");
            phone.tap("#preview");
            phone.see("[role=alert]");
            phone.write("#f-contact-phone", "12");
            phone.tap("#preview");
            phone.see("#f-contact-phone-error");
            fits(phone, "contact-refused");
            phone.write("#f-contact-phone", "0812 0000 1111");
            phone.write("#f-contact-address", "Jalan Melati 7");
            phone.tap("#preview");
            phone.see(".preview");
            fits(phone, "contact-preview");
            phone.tap("#confirm");
            phone.see(".receipt");
            fits(phone, "contact-receipt");
            phone.tap("a.quiet[href='#/changes']");
            nameBeneficiaries(phone);
            phone.tap("a.quiet[href='#/changes']");
            phone.see("[data-kind=change-contact]");
            phone.see("[data-kind=change-beneficiary]");
            assertThat(phone.see("#policy-standing").getDomAttribute("data-state")).isEqualTo("in-force");
            fits(phone, "changed");
        }
    }

    private static void nameBeneficiaries(Phone phone) {
        phone.tap("[data-change=change-beneficiary] .button");
        beneficiary(phone, 0, "Budi Contoh", "60");
        phone.tap("#preview");
        phone.see("[role=alert]");
        fits(phone, "shares-not-100");
        phone.tap("#f-beneficiaries-field > .button");
        beneficiary(phone, 1, "Ani Contoh", "40");
        phone.tap("#preview");
        assertThat(phone.see(".preview").getText()).contains("Budi Contoh", "Ani Contoh");
        fits(phone, "beneficiaries-preview");
        phone.tap("#confirm");
        phone.see(".receipt");
    }

    private static void beneficiary(Phone phone, int place, String name, String share) {
        phone.write("#f-beneficiaries-" + place + "-fullName", name);
        phone.choose("#f-beneficiaries-" + place + "-relation", "child");
        phone.write("#f-beneficiaries-" + place + "-share", share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void holderComesTooLateToGiveThePolicyBackAndCancelsIt(String language) {
        try (RunningShop shop = new RunningShop(folder, returnable); Phone phone = new Phone("late-" + language)) {
            open(phone, shop, language, bought(shop, 63));
            phone.tap("[data-change=free-look] .button");
            phone.tap("#preview");
            phone.see("#confirm");
            shop.putForward(Duration.ofDays(ReturnableProduct.FREE_LOOK_DAYS + 1L));
            phone.tap("#confirm");
            phone.see("[data-code=FREE_LOOK_OVER], .notice.wrong");
            fits(phone, "expired");
            phone.tap("#preview");
            assertThat(phone.see("[data-code=FREE_LOOK_OVER]").getText()).doesNotContain("_");
            fits(phone, "too-late");
            cancel(phone);
        }
    }

    private static void cancel(Phone phone) {
        phone.tap("a.quiet[href='#/changes']");
        phone.tap("[data-change=cancellation] .button");
        phone.tap("#preview");
        assertThat(phone.see(".preview .refunds .amount").getText()).as("a part of what was paid").containsPattern("1[0-9].[0-9]{3}");
        phone.tap("#confirm");
        phone.see(".receipt");
        fits(phone, "cancelled");
        phone.tap("a.quiet[href='#/changes']");
        phone.see("#policy-standing[data-state=cancelled]");
    }

    @Test
    void strangerLearnsNothingAndAPolicyWithoutChangesSaysSo() {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("stranger")) {
            Answer policy = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(35), 64).buy("order-64");
            phone.open(shop.url() + "#/changes");
            phone.language("en");
            phone.write("#f-number", policy.text("/policyNumber"));
            phone.write("#f-secret", "0000-0000-0000-0000-0000-0000-0000");
            phone.tap(ENTER);
            phone.see("[role=alert]");
            fits(phone, "wrong-secret");

            phone.write("#f-secret", policy.text("/holderSecret"));
            phone.tap(ENTER);
            phone.see("#policy-standing");
            assertThat(phone.all("[data-change]")).isEmpty();
            fits(phone, "nothing-to-change");
        }
    }

    private static Answer bought(RunningShop shop, int serial) {
        return new Purchase(shop.caller()).with("product", "returnable").bornOn(Purchase.TODAY.minusYears(35), serial).buy("order-" + serial);
    }

    private static void open(Phone phone, RunningShop shop, String language, Answer policy) {
        phone.open(shop.url() + "#/changes");
        phone.language(language);
        phone.write("#f-number", policy.text("/policyNumber"));
        phone.write("#f-secret", policy.text("/holderSecret"));
        phone.tap(ENTER);
        phone.see("#policy-standing");
    }

    private static void fits(Phone phone, String what) {
        assertThat(phone.picture(what)).as("no page is wider than the phone").isEqualTo(Phone.WIDTH);
        assertThat(phone.widePicture(what)).isEqualTo(Phone.DESKTOP);
        assertThat(phone.everyControlHasAName()).as("every control on " + what + " has a name").isTrue();
    }
}
