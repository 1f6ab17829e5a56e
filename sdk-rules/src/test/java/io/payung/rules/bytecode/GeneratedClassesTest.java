package io.payung.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductId;
import io.payung.rules.EveryRule;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.template.ProductTemplates;
import io.payung.rules.authoring.template.TemplateKind;
import io.payung.rules.pack.CompiledPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list is what Drools generates for everything that the dialect has: nothing of it is missing, and nothing more is on it. */
class GeneratedClassesTest {

    private static final CompiledPack EVERYTHING = EveryRule.folder().compile();

    @TempDir
    private Path parent;

    @Test
    void areWhatTheListSaysLineByLine() {
        List<ClassText> texts = Stream.of(EVERYTHING, ProductFolder.sample().compile()).flatMap(pack -> texts(pack).stream()).toList();

        assertThat(Listing.of(texts).lines()).containsExactlyElementsOf(list());
    }

    @Test
    @Tag("long")
    void passWhateverTheFormatOfTheProduct() {
        Path template = parent.resolve("template");
        ProductTemplates.write(template, ProductId.of("village-benefit"), TemplateKind.SENTENCES, "id");
        List<Path> folders = List.of(template, ProductFolder.samplePath().resolveSibling("term-life"));
        List<CompiledPack> packs = new ArrayList<>(folders.stream().map(new FolderCompiler()::compile).toList());
        packs.add(ProductFolder.creditLife().compile());
        packs.add(EVERYTHING);

        assertThat(packs).allSatisfy(pack -> {
            Map<String, byte[]> classes = pack.rules().classes();
            assertThat(ClassAllowList.check(classes)).containsOnlyKeys(classes.keySet());
        });
    }

    @Test
    void areStillAllowedWhenTheyWereWrittenAnew() {
        Map<String, byte[]> once = ClassAllowList.check(ProductFolder.sample().compile().rules().classes());

        Map<String, byte[]> twice = ClassAllowList.check(once);

        assertThat(twice.keySet()).isEqualTo(once.keySet());
        twice.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(once.get(name)));
    }

    private static List<ClassText> texts(CompiledPack pack) {
        Map<String, byte[]> classes = pack.rules().classes();
        Set<String> names = classes.keySet().stream().map(GeneratedClassesTest::internal).collect(Collectors.toSet());
        return classes.entrySet().stream().map(entry -> {
            String name = internal(entry.getKey());
            return ClassLook.read(name, entry.getValue(), ClassKind.of(name), names);
        }).toList();
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }

    private static List<String> list() {
        try (InputStream list = AllowList.class.getResourceAsStream("generated-classes.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
