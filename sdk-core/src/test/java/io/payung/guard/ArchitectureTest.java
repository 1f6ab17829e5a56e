package io.payung.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.payung.Payung;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build of sdk-core as sentences. Each is seen failing on an example. */
class ArchitectureTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter().importUrl(Payung.class.getProtectionDomain().getCodeSource().getLocation());
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("io.payung.guard.bad");
    private static final List<String> SHOWN = List.of(
            "java.", "javax.sql.", "jakarta.validation.", "com.fasterxml.jackson.annotation.", "org.jspecify.annotations.", "io.payung.");
    private static final Map<String, Set<String>> CLOCK_AND_CHANCE = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.lang.Math", Set.of("random"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
            "com.github.f4b6a3.uuid.UuidCreator", Set.of("getTimeOrderedEpoch", "getRandomBased", "getTimeOrdered"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.time.ZoneId", Set.of("systemDefault"),
            "java.util.Locale", Set.of("getDefault"));

    @Test
    void thePublicApiShowsOnlyTypesThatEveryUserHas() {
        publicApiShows(SHOWN).check(MAIN);

        assertThat(violations(publicApiShows(SHOWN), BAD)).hasSize(2).allSatisfy(text -> assertThat(text).contains("ch.qos.logback.classic.Logger"));
    }

    @Test
    void noPackageNeedsItselfThroughOthers() {
        withoutCycles("io.payung").check(MAIN);

        assertThat(violations(withoutCycles("io.payung.guard.bad"), BAD)).isNotEmpty();
    }

    @Test
    void timeAndChanceComeIn() {
        ArchRule rule = noClasses()
                .that(areNot("io.payung.key.DefaultIdSource", "io.payung.PayungBuilder"))
                .should()
                .callMethodWhere(asksClockOrChance())
                .because("a decision is replayed years later; clock and ids are given to the builder");
        rule.check(MAIN);

        assertThat(violations(rule, BAD)).hasSize(5);
    }

    @Test
    void theCoreKnowsNoEngineAndNoFramework() {
        needsNo("org.springframework..", "org.drools..", "org.kie..", "org.mvel2..", "jakarta.servlet..", "io.payung.rules..", "io.payung.spring..")
                .check(MAIN);

        assertThat(violations(needsNo("ch.qos.logback.."), BAD)).isNotEmpty();
    }

    @Test
    void theRulesLookAtSomething() {
        assertThat(MAIN.size()).isGreaterThan(100);
        assertThat(MAIN.contain("io.payung.quote.Quoting")).isTrue();
    }

    private static ArchRule needsNo(String... packages) {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    private static ArchRule withoutCycles(String root) {
        return slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass each) {
                return each.getPackageName().startsWith(root) ? SliceIdentifier.of(each.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + root;
            }
        }).should().beFreeOfCycles();
    }

    private static ArchRule publicApiShows(List<String> prefixes) {
        return ArchRuleDefinition.classes().that(arePublic()).should(new ArchCondition<>("show only " + prefixes) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                shownBy(type).stream()
                        .filter(name -> name.contains(".") && prefixes.stream().noneMatch(name::startsWith))
                        .forEach(name -> events.add(SimpleConditionEvent.violated(type, type.getName() + " shows " + name)));
            }
        });
    }

    private static Set<String> shownBy(JavaClass type) {
        Set<String> shown = new TreeSet<>();
        Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream()).map(JavaClass::getName).forEach(shown::add);
        type.getAnnotations().forEach(annotation -> shown.add(annotation.getRawType().getName()));
        for (JavaMember member : type.getMembers()) {
            boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC) || member.getModifiers().contains(JavaModifier.PROTECTED);
            if (visible) {
                member.getAllInvolvedRawTypes().forEach(each -> shown.add(member.getName() + ": " + each.getBaseComponentType().getName()));
                member.getAnnotations().forEach(annotation -> shown.add(annotation.getRawType().getName()));
            }
            if (visible && member instanceof JavaCodeUnit code) {
                code.getThrowsClause().forEach(each -> shown.add(each.getRawType().getName()));
            }
        }
        Set<String> names = new TreeSet<>();
        shown.forEach(name -> names.add(name.contains(": ") ? name.substring(name.indexOf(": ") + 2) + " by " + name.substring(0, name.indexOf(": ")) : name));
        return names;
    }

    /** A user can name a class when everything around it is public, too. */
    private static DescribedPredicate<JavaClass> arePublic() {
        return DescribedPredicate.describe("are public", type -> {
            boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC);
            JavaClass around = type.getEnclosingClass().orElse(null);
            while (visible && around != null) {
                visible = around.getModifiers().contains(JavaModifier.PUBLIC);
                around = around.getEnclosingClass().orElse(null);
            }
            return visible;
        });
    }

    private static DescribedPredicate<JavaMethodCall> asksClockOrChance() {
        return DescribedPredicate.describe("asks the clock or chance", call -> {
            String owner = call.getTargetOwner().getName();
            boolean unseeded = call.getTarget().getRawParameterTypes().isEmpty()
                    || call.getTarget().getRawParameterTypes().get(0).getName().equals("java.time.ZoneId");
            boolean now = owner.startsWith("java.time.") && call.getName().equals("now") && unseeded;
            return now || CLOCK_AND_CHANCE.getOrDefault(owner, Set.of()).contains(call.getName());
        });
    }

    private static DescribedPredicate<JavaClass> areNot(String... names) {
        return DescribedPredicate.describe("are not " + List.of(names), type -> !List.of(names).contains(type.getName()));
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
