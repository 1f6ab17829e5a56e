package io.payung.rules.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.cli.run.WatchTask;
import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** The page of payung watch in a real browser: at phone width and on a desk, through a broken save and its repair. */
@Tag("ui")
class WatchPageBrowserTest {

    private static final String LINES_OF_THE_PRICE = "const text = document.createRange(); text.selectNodeContents(document.querySelector('.price'));"
            + " return text.getClientRects().length";

    @TempDir
    private Path products;

    private Path folder;
    private WatchServer server;
    private Thread watching;

    @BeforeEach
    void start() throws IOException {
        folder = products.resolve("personal-accident");
        ProductFolder.sample().draft().writeTo(folder);
    }

    @AfterEach
    void stop() {
        watching.interrupt();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"360, id", "1280, en"})
    void showsWhatTheCustomerSeesInEachLanguage(int width, String language) throws IOException {
        watch(language);
        try (Browser browser = new Browser(width)) {
            browser.open(server.url());
            browser.see(".verdict.green");
            assertThat(browser.ask("return document.documentElement.lang")).isEqualTo(language);
            browser.tap("[data-group='personal-accident/scenarios/coverage.yaml'] > summary");
            browser.tap("[data-name='death cover of a senior (applicant.age 60)']");
            browser.see(".phone[data-outcome=offered]");
            assertThat(browser.picture("green")).isZero();

            browser.tap("[data-language=id]");
            browser.see(".phone[lang=id]");
            assertThat(browser.see(".phone .product").getText()).isEqualTo("Asuransi Mikro Kecelakaan Diri");
            assertThat(browser.see(".price").getText()).contains("35.000");
            assertThat(browser.ask(LINES_OF_THE_PRICE)).as("a price that breaks looks like another one").isEqualTo(1L);
            browser.tap("[data-language=en]");
            browser.see(".phone[lang=en]");
            assertThat(browser.see(".price").getText()).contains("35,000");
            assertThat(browser.focused()).isEqualTo("en");
            opensEveryText(browser);
            assertThat(browser.picture("texts")).isZero();
        }
    }

    @Test
    void turnsRedWithPlaceAndFixAndGreenAgainWithoutReloading() throws IOException {
        watch("en");
        try (Browser browser = new Browser(360)) {
            browser.open(server.url());
            browser.see(".verdict.green");
            browser.tap("[data-group='personal-accident/scenarios/eligibility.yaml'] > summary");
            browser.tap("[data-name='a trader of 36 may buy']");
            browser.ask("window.stayed = true");

            edit("eligibility.drl", "life.ageAtStart < parameters.minimumEntryAge", "life.ageAtStart < parameters.minimumEntry");
            WebElement problem = browser.see(".problem.error");
            assertThat(problem.getText()).contains("personal-accident/eligibility.drl:4:").contains("minimumEntryAge");
            assertThat(browser.picture("broken")).isZero();

            edit("eligibility.drl", "parameters.minimumEntry ", "parameters.minimumEntryAge ");
            browser.see(".verdict.green");
            edit("product.yaml", "minimumEntryAge: 6 ", "minimumEntryAge: 7 ");
            browser.see(".verdict.red");
            browser.tap("#failing");
            assertThat(browser.all(".scenario.fails")).hasSize(1);
            assertThat(browser.see(".scenario.fails .message").getText()).contains("expected offered, was declined (AGE_BELOW_MINIMUM by ELG-001");
            assertThat(browser.picture("failing")).isZero();
            assertThat(browser.ask("return window.stayed")).isEqualTo(true);
        }
    }

    @Test
    void showsDeclinesQuestionsAndClaims() throws IOException {
        watch("id");
        try (Browser browser = new Browser(360)) {
            browser.open(server.url());
            browser.tap("[data-group='personal-accident/scenarios/eligibility.yaml'] > summary");
            browser.tap("[data-group='personal-accident/scenarios/claims.yaml'] > summary");
            browser.tap("[data-name='everything that stands against it is told at once']");
            browser.see(".phone[data-outcome=declined]");
            assertThat(browser.all(".phone .reasons li")).hasSize(4);
            assertThat(browser.picture("declined")).isZero();
            browser.tap("[data-name='nothing is decided before everything is answered']");
            browser.see(".phone[data-outcome=more-needed]");
            assertThat(browser.all(".phone .questions li")).hasSize(4);
            browser.tap("[data-name='an injury needs no family card']");
            browser.see(".phone[data-outcome=documents-missing]");
            assertThat(browser.all(".phone .documents > li")).hasSizeGreaterThanOrEqualTo(4);
            assertThat(browser.picture("claim")).isZero();
        }
    }

    private void opensEveryText(Browser browser) {
        for (WebElement text : browser.all(".phone details")) {
            browser.ask("document.querySelectorAll('.phone details').forEach(each => { each.open = true; })");
            assertThat(text.getText()).isNotBlank().doesNotContain("**");
        }
    }

    private void edit(String file, String old, String now) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(old);
        Files.writeString(folder.resolve(file), text.replace(old, now));
    }

    private void watch(String language) throws IOException {
        server = WatchServer.start(0, Words.in(language));
        watching = new Thread(() -> {
            try {
                new WatchTask(List.of(folder), server::show, () -> true).run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        watching.setDaemon(true);
        watching.start();
    }
}
