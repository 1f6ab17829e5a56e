package io.payung.rules;

import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import java.nio.file.Path;
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
        return new Read(fingerprint, report.problems(), report.pack().map(ServedPack::of).map(this::loaded));
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
