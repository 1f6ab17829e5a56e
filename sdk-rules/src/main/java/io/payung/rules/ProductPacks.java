package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.packfile.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** Makes catalogues of products. Called by you, once at start: compiling takes seconds. */
public final class ProductPacks {

    private static final String DEFINITION = "product.yaml";

    private static final Set<ProductStatus> SOLD = EnumSet.of(ProductStatus.APPROVED, ProductStatus.ON_SALE);

    private static final Set<ProductStatus> TRIED = EnumSet.complementOf(EnumSet.of(ProductStatus.CLOSED));

    private ProductPacks() {}

    /**
     * The products of a folder for live sale: either one product folder, or a folder whose sub-folders are products. Each is compiled in a process of
     * its own that cannot harm this one. Sells versions that are approved or on sale, within their dates; a version that says so without naming who
     * approved this very content is a problem. Fails with {@code PRODUCTS_NOT_FOUND} when there is none, with {@code PACK_INVALID} and every
     * problem of every product when one is broken, and with {@code FORMAT_NEEDS_DEPENDENCY} when the compiler is not on the class path.
     */
    public static ServedProducts directory(Path directory) {
        return folders(directory, SOLD, true);
    }

    /** The same for trying products out: sells drafts, too. Never for customers. */
    public static ServedProducts workshop(Path directory) {
        return folders(directory, TRIED, true);
    }

    /**
     * As {@link #directory}, but compiled in this process, which is faster. Only for folders that you wrote yourselves: whoever can write there could
     * keep this process busy, or worse.
     */
    public static ServedProducts trustedDirectory(Path directory) {
        return folders(directory, SOLD, false);
    }

    /** As {@link #workshop}, but compiled in this process. Only for folders that you wrote yourselves. */
    public static ServedProducts trustedWorkshop(Path directory) {
        return folders(directory, TRIED, false);
    }

    private static ServedProducts folders(Path directory, Set<ProductStatus> sold, boolean isolated) {
        return new ServedProducts(new FolderSupply(directory, compiler(isolated)), sold, Releases.none());
    }

    /**
     * The products of the pack files ({@code *.payung}) in a folder, for live sale without a compiler. Serves what somebody signed whom the
     * caller trusts, and was compiled for this engine. Fails with {@code PRODUCTS_NOT_FOUND} when there is none, and with
     * {@code PACK_INVALID} and every problem when one is refused: {@code PACK_UNSIGNED}, {@code PACK_KEY_UNKNOWN}, {@code PACK_ALTERED},
     * {@code PACK_ARCHIVE_REFUSED}, {@code PACK_ENGINE_MISMATCH}, {@code PACK_FACTS_MISMATCH}, {@code PACK_ROLLED_BACK}.
     */
    public static ServedProducts compiled(Path directory, TrustedKeys trusted) {
        return compiled(directory, CompiledOptions.trusting(trusted));
    }

    /** The same with an archive of older packs, or with a memory of releases that outlasts the process. */
    public static ServedProducts compiled(Path directory, CompiledOptions options) {
        return new ServedProducts(new FileSupply(directory, options), SOLD, new Releases(options.releases()));
    }

    /** Name and version of the engine that decides here, and for which a pack must have been compiled. */
    public static String engineVersion() {
        return DroolsProductRules.ENGINE;
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

    private static PackCompiler compiler(boolean isolated) {
        return ServiceLoader.load(PackCompiler.class, PackCompiler.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(compiler -> compiler.isIsolated() == isolated)
                .findFirst()
                .orElseThrow(() -> new PayungException("FORMAT_NEEDS_DEPENDENCY",
                        "product folders need the compiler of io.payung:payung-sdk-rules on the class path; "
                                + "add it, or use compiled packs"));
    }
}
