package io.payung.rules;

import io.payung.decision.PackRef;
import io.payung.product.ProductPack;
import io.payung.rules.PackReading.Reading;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.util.List;

/**
 * What a catalogue of folders or files serves.
 *
 * @param serving  product, version and digest of every version it has, whether or not it is on sale today
 * @param problems what is wrong with the folders or files as they were last read, errors and warnings; one with an error is served as it was before
 */
public record CatalogStatus(List<PackRef> serving, List<Problem> problems) {

    public CatalogStatus {
        serving = List.copyOf(serving);
        problems = List.copyOf(problems);
    }

    static CatalogStatus of(Reading reading) {
        return new CatalogStatus(reading.packs().stream().map(ProductPack::ref).toList(), reading.problems());
    }

    /** Whether each of them is served as it stands on disk. */
    public boolean isUpToDate() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
