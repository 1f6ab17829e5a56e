package io.payung.samples.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A small phone with a browser, 360 pixels wide. */
final class Phone implements AutoCloseable {

    static final int WIDTH = 360;
    static final int DESKTOP = 1280;

    private static final int HEIGHT = 780;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver browser;
    private final String album;
    private int pictures;

    /** @param album names the screenshots */
    Phone(String album) {
        this.album = album;
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(setting("CHROMEDRIVER", "/usr/bin/chromedriver")).toFile())
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(setting("CHROMIUM", "/usr/bin/chromium"));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        // A desktop window is never narrower than 500 pixels.
        options.setExperimentalOption(
                "mobileEmulation", Map.of("deviceMetrics", Map.of("width", WIDTH, "height", HEIGHT, "pixelRatio", 1.0)));
        this.browser = new ChromeDriver(service, options);
    }

    void open(String url) {
        browser.get(url);
        see("main h1");
    }

    /** Puts into the tab what a step before has left there. */
    void remember(String name, String json) {
        browser.executeScript("sessionStorage.setItem('payung-checkout', JSON.stringify({[arguments[0]]: JSON.parse(arguments[1])}))", name, json);
        reload();
    }

    void reload() {
        browser.navigate().refresh();
        see("main h1");
    }

    /** The element, once it is visible. */
    WebElement see(String css) {
        return patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    List<WebElement> all(String css) {
        return browser.findElements(By.cssSelector(css));
    }

    void waitUntilGone(String css) {
        patience().until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
    }

    void waitFor(String css, String text) {
        patience().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    void tap(String css) {
        WebElement target = see(css);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
        target.click();
    }

    void write(String css, String text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String css, String value) {
        new Select(see(css)).selectByValue(value);
    }

    void date(String id, LocalDate date) {
        write("#" + id + "-day", String.valueOf(date.getDayOfMonth()));
        choose("#" + id + "-month", "%02d".formatted(date.getMonthValue()));
        write("#" + id + "-year", String.valueOf(date.getYear()));
    }

    void language(String code) {
        tap("#languages button[lang=" + code + "]");
        see("html[lang=" + code + "] main:not([aria-busy]) h1");
    }

    /** Keeps a picture of the whole page, and says how wide the page is. */
    long picture(String what) {
        Map<String, Object> shot = browser.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.createDirectories(SCREENSHOTS);
            byte[] png = Base64.getDecoder().decode((String) shot.get("data"));
            Files.write(SCREENSHOTS.resolve("%s-%02d-%s.png".formatted(album, ++pictures, what)), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (Long) browser.executeScript("return document.documentElement.scrollWidth");
    }

    /** The same page as on a large screen. */
    long widePicture(String what) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics(DESKTOP));
        long wide = picture(what + "-1280");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics(WIDTH));
        return wide;
    }

    private static Map<String, Object> metrics(int width) {
        return Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false);
    }

    /** Every control that is visible has a name that is read aloud. */
    boolean everyControlHasAName() {
        return (Boolean) browser.executeScript("""
                return [...document.querySelectorAll('main a, main button, main input, main select, footer a')].filter(each => each.offsetParent)
                    .every(each => (each.getAttribute('aria-label') || each.textContent || [...(each.labels ?? [])].map(label => label.textContent).join('')).trim());
                """);
    }

    /** From now on answers are lost on their way back, although the server has done its work. */
    void loseAnswers(boolean lost) {
        browser.executeScript("""
                window.realFetch ??= window.fetch;
                window.fetch = arguments[0] ? async (...call) => { await window.realFetch(...call); throw new TypeError('lost'); } : window.realFetch;
                """, lost);
    }

    @Override
    public void close() {
        browser.quit();
    }

    private WebDriverWait patience() {
        return new WebDriverWait(browser, PATIENCE);
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
