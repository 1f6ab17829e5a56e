package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Product folders, compiled here. */
record FolderSupply(Path directory, PackCompiler compiler) implements PackSupply {

    @Override
    public List<Path> places() {
        return ProductPacks.folders(directory);
    }

    @Override
    public String fingerprint(Path folder) {
        return FolderFingerprint.of(folder);
    }

    @Override
    public Read read(Path folder, String fingerprint) {
        CheckReport report = compiler.check(folder);
        try {
            return new Read(fingerprint, report.problems(), report.pack().map(ServedPack::of).map(this::loaded));
        } catch (PayungException e) {
            List<Problem> problems = new ArrayList<>(report.problems());
            problems.add(problem(folder, e.code(), "the compiled product cannot be served: " + e.getMessage(), "report it with the product"));
            return new Read(fingerprint, problems, Optional.empty());
        }
    }

    /** Sources are small, so what was replaced is kept as its source and compiled again. */
    private Loaded loaded(ProductPack pack) {
        PackSource source = pack.source();
        return new Loaded(pack, 0, () -> reopen(source));
    }

    @Override
    public Problem problem(Path folder, String code, String message, String fix) {
        return new Problem(folder.getFileName() + "/product.yaml", 1, 1, Severity.ERROR, code, message, fix);
    }

    @Override
    public Optional<ProductPack> find(String digest) {
        return Optional.empty();
    }

    @Override
    public ProductPack reopen(PackSource source) {
        return ServedPack.of(compiler.compile(source));
    }
}
