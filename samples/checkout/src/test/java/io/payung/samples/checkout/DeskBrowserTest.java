package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The insurer's desk with a real browser, and the holder's page after it. */
@Tag("ui")
class DeskBrowserTest {

    private static final String ENTER = "main .actions .button.primary";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void deskApprovesAndPaysAndTheHolderSeesIt(String language) {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("desk-" + language)) {
            Claims claims = Claims.insured(shop, 51);
            shop.putForward(Claims.PAST_THE_FIRST_WEEKS);
            String claim = claims.reportDeathWithPapers("claim-51");
            openDesk(phone, shop, language);
            fits(phone, "claims");
            phone.tap("[data-claim='" + claim + "'] .button");
            approve(phone);
            payInTwoParts(phone);

            seeAsHolder(phone, shop, claims, claim);
            phone.see("[data-outcome=paid]");
            assertThat(phone.all(".payments [data-reference]")).hasSize(2);
            assertThat(phone.see(".payments").getText()).contains("Budi Contoh", "TRX-1", "Ani Contoh", "TRX-2");
            assertThat(phone.all("[data-document]")).as("nothing more is asked for").isEmpty();
            fits(phone, "holder");
        }
    }

    private static void approve(Phone phone) {
        phone.see("#standing[data-state=submitted]");
        fits(phone, "claim");
        phone.tap("#decide");
        phone.see("#decision [role=alert]");
        fits(phone, "nothing-filled-in");

        phone.tap("label[for=f-decision-verdict-0]");
        phone.write("#f-decision-amounts-death-0", "12.000.001");
        phone.write("#f-decision-by", "Rina");
        phone.tap("#decide");
        phone.see("#decision [data-code=AMOUNT_ABOVE_PAYABLE]");
        assertThat(phone.see("#decision [data-code=AMOUNT_ABOVE_PAYABLE]").getText()).contains("2").doesNotContain("AMOUNT", "{");
        fits(phone, "above-payable");

        phone.write("#f-decision-amounts-death-0", "12.000.000");
        phone.loseAnswers(true);
        phone.tap("#decide");
        phone.see("#decision .notice.wrong .button");
        fits(phone, "answer-lost");
        phone.loseAnswers(false);
        phone.tap("#decision .notice.wrong .button");
        phone.see("#standing[data-state=approved]");
        fits(phone, "approved");
    }

    private static void payInTwoParts(Phone phone) {
        phone.tap("#payment .shares li:nth-child(1) .button");
        pay(phone, "Budi Contoh", "TRX-1");
        phone.see("[data-reference=TRX-1]");
        pay(phone, "Ani Contoh", "TRX-1");
        phone.see("#payment [data-code=PAYMENT_REFERENCE_USED]");
        fits(phone, "reference-used");
        phone.write("#f-payment-amount", "8.000.001");
        pay(phone, "Ani Contoh", "TRX-2");
        phone.see("#payment [data-code=AMOUNT_ABOVE_APPROVED]");
        phone.write("#f-payment-amount", "8.000.000");
        pay(phone, "Ani Contoh", "TRX-2");
        phone.see("#standing[data-state=paid]");
        fits(phone, "paid");
    }

    private static void pay(Phone phone, String payee, String reference) {
        phone.write("#f-payment-payee", payee);
        phone.write("#f-payment-reference", reference);
        phone.tap("#pay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void deskRejectsAnOldClaimWithoutPapersAndTheHolderReadsWhy(String language) {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("reject-" + language)) {
            Claims claims = Claims.insured(shop, 52);
            shop.putForward(Claims.PAST_THE_FIRST_WEEKS);
            String claim = claims.report("claim-52", 0);
            shop.putForward(Claims.PAST_THE_FIRST_WEEKS.multipliedBy(3));
            openDesk(phone, shop, language);
            fits(phone, "claims");
            phone.tap("[data-claim='" + claim + "'] .button");
            reject(phone);

            seeAsHolder(phone, shop, claims, claim);
            assertThat(phone.see("[data-outcome=rejected]").getText()).doesNotContain("claim.state");
            assertThat(phone.see("[data-verdict=reject]").getText()).contains("We asked three times.").doesNotContain("Rina", "DESK_");
            fits(phone, "holder");
        }
    }

    private static void reject(Phone phone) {
        phone.tap("label[for=f-decision-verdict-2]");
        phone.tap("label[for=reason-DESK_NOT_PROVEN]");
        phone.write("#f-decision-explanation", "We asked three times.");
        phone.write("#f-decision-by", "Rina");
        phone.tap("#decide");
        phone.see("#decision [data-code=CLAIM_DOCUMENTS_MISSING]");
        fits(phone, "papers-missing");
        phone.tap("label[for=without-documents]");
        phone.tap("#decide");
        phone.see("#standing[data-state=rejected]");
        assertThat(phone.all("#decision")).as("there is nothing to decide any more").isEmpty();
        fits(phone, "rejected");
    }

    @Test
    void deskOpensForItsCodeAlone() {
        try (RunningShop shop = new RunningShop(folder); Phone phone = new Phone("door")) {
            phone.open(shop.url() + "desk.html");
            phone.language("en");
            fits(phone, "door");
            for (int i = 0; i < DeskGuard.TRIES; i++) {
                phone.write("#f-desk-code", "wrong-" + i);
                phone.tap(ENTER);
                phone.see("[role=alert]");
            }
            fits(phone, "wrong");
            phone.write("#f-desk-code", RunningShop.DESK_CODE);
            phone.tap(ENTER);
            phone.waitFor("[role=alert]", "locked");
            fits(phone, "locked");

            shop.putForward(DeskGuard.LOCKED_FOR);
            phone.write("#f-desk-code", RunningShop.DESK_CODE);
            phone.tap(ENTER);
            phone.see("#no-claims");
            fits(phone, "empty");
        }
    }

    @Test
    void aControlWithoutANameIsNoticed() {
        try (Phone phone = new Phone("nameless")) {
            phone.open("data:text/html,<main><h1>one</h1><button>go</button></main>");
            assertThat(phone.everyControlHasAName()).isTrue();

            phone.open("data:text/html,<main><h1>two</h1><button>go</button><input></main>");
            assertThat(phone.everyControlHasAName()).isFalse();
        }
    }

    private static void openDesk(Phone phone, RunningShop shop, String language) {
        phone.open(shop.url() + "desk.html");
        phone.language(language);
        phone.write("#f-desk-code", RunningShop.DESK_CODE);
        phone.tap(ENTER);
        phone.see(".claims");
    }

    private static void seeAsHolder(Phone phone, RunningShop shop, Claims claims, String claim) {
        phone.open(shop.url() + "#/claim/resume");
        phone.write("#f-claimNumber", claim);
        phone.write("#f-secret", claims.secret());
        phone.tap(ENTER);
    }

    private static void fits(Phone phone, String what) {
        assertThat(phone.picture(what)).as("no page is wider than the phone").isEqualTo(Phone.WIDTH);
        assertThat(phone.widePicture(what)).isEqualTo(Phone.DESKTOP);
        assertThat(phone.everyControlHasAName()).as("every control on " + what + " has a name").isTrue();
    }
}
