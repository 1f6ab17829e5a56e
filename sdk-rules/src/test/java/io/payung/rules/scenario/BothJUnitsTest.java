package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One annotation for JUnit 5 and 6: the same class files are run by the console launcher of each. */
@Tag("long")
class BothJUnitsTest {

    private static final Path LAUNCHERS = Path.of("target", "junit");

    @BeforeAll
    static void writesAProductThatHoldsAndOneThatDoesNot() {
        sample().writeTo(LAUNCHERS.resolve("as-it-is"));
        sample().replace("product.yaml", "ageOfMajority: 18 ", "ageOfMajority: 17 ").writeTo(LAUNCHERS.resolve("other-majority"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void runsOneTestForEachScenarioByItsName(int version) throws Exception {
        String told = run(version, JUnitExamples.Holding.class, JUnitExamples.Failing.class, JUnitExamples.Missing.class);

        assertThat(told).contains("a mother insures her daughter (consent.by guardian) ✔").contains("an adult accepts four texts ✔");
        assertThat(told).contains("a guardian accepts for a minor (applicant.age 17) ✘");
        assertThat(told).containsPattern("other-majority/scenarios/consent\\.yaml:\\d+:\\d+: expected clauses \\[cover, data-processing, "
                + "exclusions, guardian, summary\\], was \\[cover, data-processing, exclusions, summary\\]");
        assertThat(told).contains("no-such-product").contains("exit 1");
        // Both methods of the class that holds, all but two rows of the one that fails, and nothing of the one without a product.
        int rows = 14;
        assertThat(told).contains(3 * rows - 2 + " tests successful").contains("2 tests failed");
    }

    private static ProductFolder sample() {
        return ProductFolder.sample().without("scenarios/claims.yaml").without("scenarios/coverage.yaml").without("scenarios/eligibility.yaml");
    }

    private static String run(int version, Class<?>... tests) throws IOException, InterruptedException {
        String launcher = LAUNCHERS.resolve("junit-" + version + ".jar").toString();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-jar", launcher));
        command.addAll(List.of("execute", "--disable-ansi-colors", "--details=tree", "--class-path", classPathWithoutJUnit()));
        Stream.of(tests).forEach(test -> command.add("--select-class=" + test.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return told + "\nexit " + process.waitFor();
    }

    private static String classPathWithoutJUnit() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("(?:junit-|opentest4j|apiguardian|archunit-junit).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
