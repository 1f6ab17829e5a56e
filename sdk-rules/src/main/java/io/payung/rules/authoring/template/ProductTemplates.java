package io.payung.rules.authoring.template;

import io.payung.fault.PayungException;
import io.payung.product.ProductId;
import io.payung.product.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small complete product to start from: free of problems, every figure marked as an assumption, with scenarios that hold. For any number
 * of threads.
 */
public final class ProductTemplates {

    private static final Set<String> LANGUAGES = Set.of("en", "id");
    private static final List<String> FILES = List.of("product.yaml", "summary.LANGUAGE.md", "clauses/cover.LANGUAGE.md",
            "clauses/data-processing.LANGUAGE.md", "messages_LANGUAGE.properties", "scenarios/claims.yaml", "scenarios/coverage.yaml",
            "scenarios/eligibility.yaml");

    private ProductTemplates() {}

    /**
     * Writes a new product folder and returns its files, sorted by path.
     *
     * @param target   the folder; it is made, and must not hold anything yet
     * @param product  id of the product
     * @param language {@code en} or {@code id}: of comments, texts and sentences
     * @throws PayungException {@code FOLDER_NOT_EMPTY} when something is there already, {@code LANGUAGE_UNKNOWN} for another language
     */
    public static List<Path> write(Path target, ProductId product, TemplateKind kind, String language) {
        if (!LANGUAGES.contains(language)) {
            throw new PayungException("LANGUAGE_UNKNOWN", "there is no template in \"" + language + "\"; use en or id");
        }
        SortedMap<String, byte[]> files = files(product, kind, language);
        try {
            refuseToOverwrite(target);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = target.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            throw notEmpty(target);
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + target.getFileName() + "\" cannot be written", e);
        }
        return files.keySet().stream().map(target::resolve).toList();
    }

    private static void refuseToOverwrite(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw notEmpty(target);
        }
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.findAny().isPresent()) {
                throw notEmpty(target);
            }
        }
    }

    private static PayungException notEmpty(Path target) {
        return new PayungException("FOLDER_NOT_EMPTY", "\"" + target.getFileName() + "\" holds something already; name a folder that does not exist");
    }

    private static SortedMap<String, byte[]> files(ProductId product, TemplateKind kind, String language) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String file : FILES) {
            String name = file.replace("LANGUAGE", language);
            files.put(name, bytes(resource(language, name).replace("@{product}", product.value())));
        }
        for (RuleSet set : RuleSet.values()) {
            files.put(set.fileName() + kind.ending(), rules(set, kind, language));
        }
        return files;
    }

    private static byte[] rules(RuleSet set, TemplateKind kind, String language) {
        return switch (kind) {
            case SENTENCES -> bytes(resource(language, set.fileName() + kind.ending()));
            case CSV_TABLES -> bytes(TemplateTables.of(set, language).csv());
            case TABLES -> TemplateTables.of(set, language).xlsx();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String resource(String language, String name) {
        try (InputStream stream = ProductTemplates.class.getResourceAsStream(language + "/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the template " + language + "/" + name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + language + "/" + name + " cannot be read", e);
        }
    }
}
