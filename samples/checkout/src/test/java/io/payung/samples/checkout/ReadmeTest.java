package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README prints runs, word for word. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void buysAndClaimsByCurlAsPrinted(@TempDir Path folder) throws Exception {
        String script = "set -e\n" + block("curl-quote") + block("curl-issue") + block("curl-claim");
        try (RunningShop shop = new RunningShop(folder)) {
            Path file = Files.writeString(folder.resolve("readme.sh"), script.replace("http://localhost:8080", shop.caller().base()));
            Process bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true).start();
            String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(output).contains("\"outcome\":\"offered\"", "\"policyNumber\":\"PYG-", "\"claim\":", "\"identity-card\"");
        }
    }

    @Test
    void showsARuleOfTheSampleProduct() throws IOException {
        String rules = Files.readString(Path.of("..", "products", "personal-accident", "eligibility.drl"));

        assertThat(rules).contains(block("rule").strip());
    }

    @Test
    void showsTheJavaThatIsTested() throws IOException {
        String source = Files.readString(
                Path.of("..", "..", "sdk-rules", "src", "test", "java", "io", "payung", "rules", "QuickStartTest.java"));

        assertThat(unindented(source)).contains(unindented(block("java")), unindented(block("java-store")));
    }

    /** The sample is the server that the README describes. */
    @Test
    void showsTheDependenciesOfTheSample() throws IOException {
        String pom = unindented(Files.readString(Path.of("pom.xml")));
        String shown = unindented(block("without-compiler")).replace("<version>0.1.0-SNAPSHOT</version>\n", "").replace("10.2.0", "${drools.version}");

        assertThat(pom).contains("<!-- region: without-compiler -->\n" + shown + "\n<!-- end -->");
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n").strip();
    }

    private static String block(String region) throws IOException {
        Matcher block = Pattern.compile("<!-- region: " + region + " -->\\n```[a-z]+\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as("README has the region " + region).isTrue();
        assertThat(block.group(1)).isNotBlank();
        return block.group(1);
    }
}
