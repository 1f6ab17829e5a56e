package io.payung.rules;

import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads product folders, keeping what is unchanged and, of what is broken, the last good version. For one reading. */
final class FolderReading {

    private final PackCompiler compiler;
    private final Reading before;
    private final Map<Path, Read> read = new LinkedHashMap<>();
    private final Map<Path, ProductPack> serving = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private FolderReading(PackCompiler compiler, Reading before) {
        this.compiler = compiler;
        this.before = before;
    }

    /** A folder as it stood on disk. */
    record Read(String fingerprint, List<Problem> problems, Optional<ProductPack> pack) {}

    /**
     * What was read.
     *
     * @param read     each folder as it was last read
     * @param serving  the version that each folder serves
     * @param problems what is wrong with the folders, errors and warnings
     * @param approved by product and version, the content of each version that was once served as approved
     */
    record Reading(Map<Path, Read> read, Map<Path, ProductPack> serving, List<Problem> problems, Map<String, String> approved) {

        static final Reading NOTHING = new Reading(Map.of(), Map.of(), List.of(), Map.of());

        List<ProductPack> packs() {
            return List.copyOf(serving.values());
        }
    }

    /** @param before what is served now */
    static Reading of(Path directory, PackCompiler compiler, Reading before) {
        return new FolderReading(compiler, before).read(ProductPacks.folders(directory));
    }

    private Reading read(List<Path> folders) {
        for (Path folder : folders) {
            Read now = read(folder);
            read.put(folder, now);
            problems.addAll(now.problems());
            ProductPack known = before.serving().get(folder);
            ProductPack found = now.pack().filter(pack -> isAllowed(folder, pack)).orElse(known);
            if (found != null && !isTwice(folder, found)) {
                serving.put(folder, found);
            }
        }
        Map<String, String> approved = new LinkedHashMap<>(before.approved());
        serving.values().stream().filter(FolderReading::isApproved).forEach(pack -> approved.put(version(pack), pack.source().contentDigest()));
        return new Reading(read, serving, List.copyOf(problems), approved);
    }

    private Read read(Path folder) {
        String fingerprint = FolderFingerprint.of(folder);
        @Nullable Read known = before.read().get(folder);
        if (known != null && known.fingerprint().equals(fingerprint)) {
            return known;
        }
        CheckReport report = compiler.check(folder);
        return new Read(fingerprint, report.problems(), report.pack().map(ServedPack::of));
    }

    /** What was approved is what is sold: another content is another version. */
    private boolean isAllowed(Path folder, ProductPack pack) {
        String approved = before.approved().get(version(pack));
        if (approved == null || approved.equals(pack.source().contentDigest())) {
            return true;
        }
        problem(folder, "VERSION_CHANGED", "version " + pack.ref().version() + " was approved with other content",
                "raise the version, and let the new one be approved");
        return false;
    }

    private boolean isTwice(Path folder, ProductPack found) {
        boolean twice = serving.values().stream().anyMatch(pack -> version(pack).equals(version(found)));
        if (twice) {
            problem(folder, "PRODUCT_TWICE", "another folder holds " + found.product() + " too", "raise the version of one of them");
        }
        return twice;
    }

    private void problem(Path folder, String code, String message, String fix) {
        problems.add(new Problem(folder.getFileName() + "/product.yaml", 1, 1, Severity.ERROR, code, message, fix));
    }

    private static boolean isApproved(ProductPack pack) {
        return pack.product().status() != ProductStatus.DRAFT;
    }

    private static String version(ProductPack pack) {
        Product product = pack.product();
        return product.id() + " " + product.version();
    }
}
