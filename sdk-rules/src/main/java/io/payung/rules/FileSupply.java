package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackRefused;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pack files, compiled elsewhere. Takes none that is not signed by somebody who is trusted. */
final class FileSupply implements PackSupply {

    private static final String ARCHIVE = "archive";
    private static final int MAX_FILES = 10_000;

    private final Path directory;
    private final CompiledOptions options;

    FileSupply(Path directory, CompiledOptions options) {
        this.directory = directory;
        this.options = options;
    }

    @Override
    public List<Path> places() {
        List<Path> files = files(directory);
        if (files.isEmpty()) {
            throw new PayungException("PRODUCTS_NOT_FOUND", "\"" + directory.toAbsolutePath().normalize() + "\" holds no pack file (*"
                    + PackFile.ENDING + "); name the folder into which payung compile wrote");
        }
        return files;
    }

    @Override
    public String fingerprint(Path file) {
        return FolderFingerprint.ofFile(file, PackFile.MAX_BYTES);
    }

    @Override
    public Read read(Path file, String fingerprint) {
        try {
            return new Read(fingerprint, List.of(), Optional.of(load(PackFile.read(file))));
        } catch (PackRefused e) {
            return refused(file, fingerprint, e.code(), e.what(), e.fix());
        } catch (PayungException e) {
            return refused(file, fingerprint, e.code(), e.getMessage().substring(e.code().length() + 2), "compile the product again");
        }
    }

    @Override
    public Problem problem(Path file, String code, String message, String fix) {
        return new Problem(file.getFileName().toString(), 0, 0, Severity.ERROR, code, message, fix);
    }

    /** Looks where the name says it first, and then into every file. */
    @Override
    public Optional<ProductPack> find(String digest) {
        Path named = archive().resolve(PackFile.archiveName(digest, ProductPacks.engineVersion()));
        return Stream.of(Stream.of(named), files(archive()).stream(), files(directory).stream()).flatMap(files -> files)
                .flatMap(file -> holding(digest, file).stream()).findFirst();
    }

    @Override
    public ProductPack reopen(PackSource source) {
        return find(source.digest()).orElseThrow(() -> new PayungException("PACK_NEEDS_COMPILER", "no pack of the source " + source.digest()
                + " for \"" + ProductPacks.engineVersion() + "\" is in \"" + archive() + "\"; compile it where there is a compiler, and put it"
                + " there: payung compile --from FILE --key KEY --archive DIR"));
    }

    private Loaded load(PackFile file) {
        file.signedBy(options.trusted(), LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC));
        file.checkFits(ProductPacks.engineVersion());
        return new Loaded(ServedPack.of(file.pack()), file.manifest().stamp().release(), () -> ServedPack.of(file.pack()));
    }

    /** Nothing when the file holds something else or is refused: another one may hold it. */
    private Optional<ProductPack> holding(String digest, Path file) {
        try {
            PackFile pack = PackFile.read(file);
            return pack.manifest().sourceDigest().equals(digest) ? Optional.of(load(pack).pack()) : Optional.empty();
        } catch (PayungException e) {
            return Optional.empty();
        }
    }

    private Path archive() {
        Path archive = options.archive();
        return archive == null ? directory.resolve(ARCHIVE) : archive;
    }

    private Read refused(Path file, String fingerprint, String code, String what, String fix) {
        return new Read(fingerprint, List.of(problem(file, code, what, fix)), Optional.empty());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.toString().endsWith(PackFile.ENDING) && !path.getFileName().toString().startsWith("."))
                    .limit(MAX_FILES).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + folder.toAbsolutePath() + "\" cannot be read", e);
        }
    }
}
