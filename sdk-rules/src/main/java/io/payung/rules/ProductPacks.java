package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Makes catalogues of products. Called by you, once at start: compiling takes seconds. */
public final class ProductPacks {

    private static final String DEFINITION = "product.yaml";

    private ProductPacks() {}

    /**
     * The products of a folder for live sale: either one product folder, or a folder whose sub-folders are products. Sells versions that are
     * approved or on sale, within their dates; a version that says so without naming who approved this very content is a problem. Fails with
     * {@code PRODUCTS_NOT_FOUND} when there is none, with {@code PACK_INVALID} and every problem of every product when one is broken, and with
     * {@code FORMAT_NEEDS_DEPENDENCY} when the compiler is not on the class path.
     */
    public static ProductFolders directory(Path directory) {
        return new ProductFolders(directory, EnumSet.of(ProductStatus.APPROVED, ProductStatus.ON_SALE), compiler());
    }

    /** The same for trying products out: sells drafts, too. Never for customers. */
    public static ProductFolders workshop(Path directory) {
        return new ProductFolders(directory, EnumSet.complementOf(EnumSet.of(ProductStatus.CLOSED)), compiler());
    }

    /**
     * A compiled product ready to decide, whether or not it may be sold now; for tests and tools. Safe for several threads. Fails with
     * {@code PACK_UNREADABLE} when its classes are not those of this version.
     */
    public static ProductPack serve(CompiledPack compiled) {
        return ServedPack.of(compiled);
    }

    /** The product folders in a folder, in the order of their names; the folder itself when it is one. Fails with {@code PRODUCTS_NOT_FOUND}. */
    public static List<Path> folders(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw notFound(directory, "does not exist or is no folder");
        }
        if (Files.exists(directory.resolve(DEFINITION))) {
            return List.of(directory);
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> folders = entries.filter(Files::isDirectory).filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted().toList();
            if (folders.isEmpty()) {
                throw notFound(directory, "holds no product folder");
            }
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + directory.toAbsolutePath() + "\" cannot be read", e);
        }
    }

    private static PayungException notFound(Path directory, String why) {
        return new PayungException("PRODUCTS_NOT_FOUND", "\"" + directory.toAbsolutePath().normalize() + "\" " + why
                + "; name a folder that holds product.yaml, or product folders");
    }

    private static PackCompiler compiler() {
        return ServiceLoader.load(PackCompiler.class, PackCompiler.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new PayungException("FORMAT_NEEDS_DEPENDENCY",
                        "product folders need the compiler of io.payung:payung-sdk-rules on the class path; "
                                + "add it, or use compiled packs"));
    }
}
