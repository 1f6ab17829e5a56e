package io.payung.rules;

import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import io.payung.rules.PackSupply.Loaded;
import io.payung.rules.PackSupply.Read;
import io.payung.rules.pack.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads products, keeping what is unchanged and, of what is broken, the last good version. For one reading. */
final class PackReading {

    private final PackSupply supply;
    private final Releases releases;
    private final Reading before;
    private final Map<Path, Read> read = new LinkedHashMap<>();
    private final Map<Path, Loaded> serving = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PackReading(PackSupply supply, Releases releases, Reading before) {
        this.supply = supply;
        this.releases = releases;
        this.before = before;
    }

    /**
     * What was read.
     *
     * @param read     each folder or file as it was last read
     * @param serving  the version that each of them serves
     * @param problems what is wrong with them, errors and warnings
     * @param approved by product and version, the content of each version that was once served as approved
     */
    record Reading(Map<Path, Read> read, Map<Path, Loaded> serving, List<Problem> problems, Map<String, String> approved) {

        static final Reading NOTHING = new Reading(Map.of(), Map.of(), List.of(), Map.of());

        List<ProductPack> packs() {
            return serving.values().stream().map(Loaded::pack).toList();
        }
    }

    /** @param before what is served now */
    static Reading of(PackSupply supply, Releases releases, Reading before) {
        return new PackReading(supply, releases, before).read(supply.places());
    }

    private Reading read(List<Path> places) {
        Map<Path, Loaded> found = new LinkedHashMap<>();
        for (Path place : places) {
            Read now = read(place);
            read.put(place, now);
            problems.addAll(now.problems());
            Loaded known = before.serving().get(place);
            Loaded served = now.loaded().filter(loaded -> isAllowed(place, loaded)).orElse(known);
            if (served != null) {
                found.put(place, served);
            }
        }
        withoutRollback(found).forEach((place, loaded) -> {
            if (!isTwice(place, loaded.pack())) {
                serving.put(place, loaded);
            }
        });
        Map<String, String> approved = new LinkedHashMap<>(before.approved());
        serving.values().stream().map(Loaded::pack).filter(PackReading::isApproved)
                .forEach(pack -> approved.put(version(pack), pack.source().contentDigest()));
        return new Reading(read, serving, List.copyOf(problems), approved);
    }

    private Read read(Path place) {
        String fingerprint = supply.fingerprint(place);
        @Nullable Read known = before.read().get(place);
        return known != null && known.fingerprint().equals(fingerprint) ? known : supply.read(place, fingerprint);
    }

    /** What was approved is what is sold: another content is another version. An older release is nothing but older. */
    private boolean isAllowed(Path place, Loaded loaded) {
        ProductPack pack = loaded.pack();
        if (releases.isOlder(loaded)) {
            problem(place, "PACK_ROLLED_BACK", "a later release of version " + pack.ref().version() + " was published here already",
                    "compile and sign the content again that is to be sold, so that its release is the latest");
            return false;
        }
        String approved = before.approved().get(version(pack));
        if (approved == null || approved.equals(pack.source().contentDigest())) {
            return true;
        }
        problem(place, "VERSION_CHANGED", "version " + pack.ref().version() + " was approved with other content",
                "raise the version, and let the new one be approved");
        return false;
    }

    /** A product of which only older versions are left is served as it was before. */
    private Map<Path, Loaded> withoutRollback(Map<Path, Loaded> found) {
        Map<Path, Loaded> kept = new LinkedHashMap<>(found);
        releases.fallenBack(found.values()).forEach((product, highest) -> {
            found.forEach((place, loaded) -> {
                if (loaded.pack().product().id().equals(product)) {
                    problem(place, "PACK_ROLLED_BACK", "version " + highest + " of " + product + " was published here already, and is missing",
                            "put its file back; to withdraw it, publish the older content as a new version");
                    kept.remove(place);
                }
            });
            before.serving().forEach((place, loaded) -> {
                if (loaded.pack().product().id().equals(product)) {
                    kept.put(place, loaded);
                }
            });
        });
        return kept;
    }

    private boolean isTwice(Path place, ProductPack found) {
        boolean twice = serving.values().stream().anyMatch(loaded -> version(loaded.pack()).equals(version(found)));
        if (twice) {
            problem(place, "PRODUCT_TWICE", "another one holds " + found.product() + " too", "raise the version of one of them");
        }
        return twice;
    }

    private void problem(Path place, String code, String message, String fix) {
        problems.add(supply.problem(place, code, message, fix));
    }

    static boolean isApproved(ProductPack pack) {
        return pack.product().status() != ProductStatus.DRAFT;
    }

    private static String version(ProductPack pack) {
        Product product = pack.product();
        return product.id() + " " + product.version();
    }
}
