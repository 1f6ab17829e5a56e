package io.payung.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactsSchemaTest {

    private static final String SURFACE = "src/test/resources/fact/surface-%d.txt";

    /** Whoever adds a name says so by raising the version, and keeps what the old version had. */
    @Test
    void namesEverythingThatItsVersionHas() throws Exception {
        Path known = Path.of(SURFACE.formatted(FactsSchema.VERSION));
        Path now = Path.of("target/facts-surface.txt");
        Files.writeString(now, String.join("\n", surface()) + "\n");

        assertThat(now).as("raise FactsSchema.VERSION and keep %s as %s of the new number", now, known).hasSameTextualContentAs(known);
    }

    /** Packs of all years bind to the facts, so no version takes away what an earlier one had. */
    @Test
    void keepsEverythingThatEarlierVersionsHad() throws Exception {
        for (int version = 1; version <= FactsSchema.VERSION; version++) {
            assertThat(surface()).containsAll(Files.readAllLines(Path.of(SURFACE.formatted(version))));
        }
    }

    @Test
    void seesThePropertiesThatRulesRead() throws Exception {
        assertThat(surface()).contains("LifeFacts.getHeld(): io.payung.rules.fact.Held", "Held.getCount(): java.lang.Long");
    }

    private static SortedSet<String> surface() throws IOException, URISyntaxException, ReflectiveOperationException {
        SortedSet<String> surface = new TreeSet<>();
        Path folder = Path.of(FactsSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("io/payung/rules/fact");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.equals("package-info") && !name.equals("FactsSchema")) {
                    add(Class.forName("io.payung.rules.fact." + name), surface);
                }
            }
        }
        return surface;
    }

    private static void add(Class<?> type, SortedSet<String> surface) {
        if (!Modifier.isPublic(type.getModifiers())) {
            return;
        }
        surface.add(type.getSimpleName() + " extends " + type.getSuperclass());
        for (Constructor<?> made : type.getConstructors()) {
            surface.add(type.getSimpleName() + ".new(" + types(made.getParameterTypes()) + ")");
        }
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class && !method.isBridge()) {
                surface.add(type.getSimpleName() + "." + method.getName() + "(" + types(method.getParameterTypes()) + "): "
                        + method.getReturnType().getName());
            }
        }
    }

    private static String types(Class<?>[] types) {
        List<String> names = Arrays.stream(types).map(Class::getName).toList();
        return String.join(", ", names);
    }
}
