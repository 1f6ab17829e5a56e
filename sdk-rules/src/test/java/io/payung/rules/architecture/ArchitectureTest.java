package io.payung.rules.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the packages may know each other. Each rule holds for the SDK and fails on an example made to break it. */
class ArchitectureTest {

    private static final JavaClasses SDK =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.payung");
    private static final JavaClasses EXAMPLES = new ClassFileImporter().importPackages("io.payung.rules.architecture.broken");

    private static final String DROOLS_BECAUSE = "the engine is a detail of this module, and of its serving part only the entry package";
    private static final String[] TOOLS = {"io.payung.rules.scenario..", "io.payung.rules.cli.."};
    private static final String[] WORKSHOP = {"io.payung.rules.authoring..", "io.payung.rules.scenario..", "io.payung.rules.cli.."};
    private static final String[] DROOLS = {"org.kie..", "org.drools.."};

    static Stream<Arguments> rules() {
        return Stream.of(engine(), neighbours(), manners()).flatMap(rules -> rules);
    }

    private static Stream<Arguments> engine() {
        return Stream.of(
                rule("only rules see the engine", noClasses().that().resideOutsideOfPackage("io.payung.rules..")
                        .or(example("OutsideOfRules"))
                        .should().dependOnClassesThat().resideInAnyPackage(DROOLS).because(DROOLS_BECAUSE)),
                rule("of serving only the entry package sees the engine", noClasses().that()
                        .resideInAnyPackage("io.payung.rules.fact..", "io.payung.rules.pack..", "io.payung.rules.formula..", "io.payung.rules.bytecode..")
                                .or(example("ServingDetail"))
                        .should().dependOnClassesThat().resideInAnyPackage(DROOLS).because(DROOLS_BECAUSE)),
                rule("of authoring only the dialect sees the engine", noClasses().that()
                        .resideInAnyPackage("io.payung.rules.authoring", "io.payung.rules.authoring.source..",
                                "io.payung.rules.authoring.definition..")
                        .or(example("ServingDetail"))
                        .should().dependOnClassesThat().resideInAnyPackage(DROOLS).because("only the compiler speaks to it")));
    }

    private static Stream<Arguments> neighbours() {
        return Stream.of(
                rule("only formulas see MVEL", noClasses().that().resideOutsideOfPackage("io.payung.rules.formula..")
                        .should().dependOnClassesThat().resideInAPackage("org.mvel2..").because("nothing else evaluates text")),
                rule("only the class allow-list sees class files", noClasses().that().resideOutsideOfPackage("io.payung.rules.bytecode..")
                        .should().dependOnClassesThat().resideInAPackage("org.objectweb.asm..").because("one place says what may be loaded")),
                rule("only grids see spreadsheets", noClasses().that().resideOutsideOfPackage("io.payung.rules.authoring.grid..")
                        .should().dependOnClassesThat().resideInAPackage("org.apache.poi..").because("POI is optional")),
                rule("serving never imports authoring", noClasses().that(resideInAPackage("io.payung.rules.."))
                        .and(not(resideInAnyPackage(WORKSHOP))).should().dependOnClassesThat()
                        .resideInAPackage("io.payung.rules.authoring..").because("a server with compiled packs has no compiler")),
                rule("only the designer's tools see each other", noClasses().that().resideOutsideOfPackages(TOOLS)
                        .should().dependOnClassesThat().resideInAnyPackage(TOOLS).because("neither serving nor checking needs them")),
                rule("compiled packs are plain data", classes().that(resideInAPackage("io.payung.rules.pack..")).or(example("UnplainPack"))
                        .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "io.payung.product",
                                "io.payung.decision",
                                "io.payung.fault", "io.payung.rules.pack")).because("they travel without an engine")),
                rule("facts know no engine and no compiler", classes().that(resideInAPackage("io.payung.rules.fact.."))
                        .or(example("UnplainPack"))
                        .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "io.payung.product",
                                "io.payung.decision",
                                "io.payung.rules.fact")).because("compiled packs of all years bind to them")));
    }

    private static Stream<Arguments> manners() {
        return Stream.of(
                rule("packages know no circles", slices().matching("io.payung.(**)").should().beFreeOfCycles()),
                rule("no clock and no dice", noClasses().should().callMethod(Instant.class, "now")
                        .orShould().callMethod(UUID.class, "randomUUID").orShould().callMethod(System.class, "currentTimeMillis")
                        .because("a decision is a function of its inputs")),
                rule("only interfaces, records, enums, sealed or final classes are public", classes().that().arePublic().and()
                        .areNotInterfaces()
                        .should().haveModifier(JavaModifier.FINAL).orShould().haveModifier(JavaModifier.ABSTRACT)
                        .because("nobody extends what was not made for it")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String name, ArchRule rule) {
        JavaClasses checked = name.contains("public") || name.contains("clock") ? SDK.that(resideInAPackage("io.payung.rules..")) : SDK;

        rule.allowEmptyShould(false).check(checked);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void failsOnItsExample(String name, ArchRule rule) {
        assertThat(rule.evaluate(EXAMPLES).hasViolation()).as(name).isTrue();
    }

    private static DescribedPredicate<JavaClass> example(String name) {
        return JavaClass.Predicates.simpleName(name);
    }

    private static Arguments rule(String name, ArchRule rule) {
        return Arguments.of(name, rule);
    }
}
