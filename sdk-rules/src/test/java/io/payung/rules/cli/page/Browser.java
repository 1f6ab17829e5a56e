package io.payung.rules.cli.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser as wide as a phone or a desk. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final int width;

    Browser(int width) {
        this.width = width;
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(setting("CHROMEDRIVER", "/usr/bin/chromedriver")).toFile())
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(setting("CHROMIUM", "/usr/bin/chromium"));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        // A desktop window is never narrower than 500 pixels.
        options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", Map.of("width", width, "height", 900, "pixelRatio", 1.0)));
        this.driver = new ChromeDriver(service, options);
    }

    void open(String url) {
        driver.get(url);
    }

    WebElement see(String css) {
        return patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    void waitFor(String css, String text) {
        patience().until(ExpectedConditions.textToBe(By.cssSelector(css), text));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void tap(String css) {
        WebElement target = see(css);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
        target.click();
    }

    /** Name or text of what has the focus. */
    String focused() {
        return String.valueOf(driver.executeScript("const at = document.activeElement; return at.dataset.name || at.dataset.language || at.id"));
    }

    Object ask(String script) {
        return driver.executeScript(script);
    }

    /** Keeps a picture of the whole page, and says how wide the page is beyond the window. */
    long picture(String what) {
        Map<String, Object> shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve("watch-%d-%s.png".formatted(width, what)), Base64.getDecoder().decode((String) shot.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (Long) driver.executeScript("return document.documentElement.scrollWidth") - width;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebDriverWait patience() {
        return new WebDriverWait(driver, PATIENCE);
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
