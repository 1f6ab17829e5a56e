package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the product folders that a user means: a folder itself, or those in it. */
final class Folders {

    /** A folder that lacks product.yaml but holds such a file is a product with a fault, not a wrong folder. */
    private static final Pattern PART = Pattern.compile(
            "product\\.ya?ml|(?:eligibility|coverage|consent|claim-documents)\\.(?:drl|drl\\.xlsx|drl\\.csv|dslr)|messages_[a-z]+\\.properties");

    private final Words words;

    Folders(Words words) {
        this.words = words;
    }

    List<Path> in(List<Path> named) {
        List<Path> folders = new ArrayList<>();
        for (Path path : named) {
            folders.addAll(in(path));
        }
        return folders.stream().distinct().toList();
    }

    private List<Path> in(Path named) {
        Path path = named.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new WrongUse(words.text("folder.unknown", path));
        }
        if (!Files.isDirectory(path)) {
            throw new WrongUse(words.text("folder.file", path, path.getParent()));
        }
        if (isProduct(path)) {
            return List.of(path);
        }
        List<Path> products = entries(path).stream().filter(Files::isDirectory).filter(this::isProduct).toList();
        if (products.isEmpty()) {
            throw new WrongUse(words.text("folder.empty", path));
        }
        return products;
    }

    private boolean isProduct(Path folder) {
        return entries(folder).stream().anyMatch(entry -> PART.matcher(entry.getFileName().toString()).matches());
    }

    private List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new WrongUse(words.text("folder.unreadable", folder));
        }
    }
}
