package io.payung.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.web.bind.annotation.RestController;

/** What keeps the starter small for its users; each rule is seen failing on the classes of the package {@code fixture.broken}. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.payung.spring");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.payung.spring.fixture.broken");

    static Stream<ArchRule> rules() {
        return Stream.of(
                classes().that().areMetaAnnotatedWith(AutoConfiguration.class).or().areMetaAnnotatedWith(RestController.class)
                        .should().notBePublic()
                        .because("a host configures by beans and properties, never by our classes"),
                noClasses().that().resideOutsideOfPackage("io.payung.spring.web..")
                        .should().dependOnClassesThat().resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                        .because("a host without Spring MVC has none of these classes"),
                noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
                        .orShould().callMethod(UUID.class, "randomUUID")
                        .because("clock and ids come from the host"),
                noClasses().should().dependOnClassesThat()
                        .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel2..", "io.payung.rules.authoring..")
                        .because("only the rules module knows the engine"),
                slices().matching("io.payung.(**)").should().beFreeOfCycles()
                        .because("a cycle makes two packages one"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInMainCode(ArchRule rule) {
        rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsWhereItIsBroken(ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }
}
