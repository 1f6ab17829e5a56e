package io.payung.rules.cli;

import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.isolated.IsolatedCompiler;
import io.payung.rules.cli.packs.PackWriter;
import io.payung.rules.cli.packs.Recompilation;
import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.packfile.PackSigner;
import io.payung.rules.packfile.TrustedKeys;
import io.payung.rules.scenario.ScenarioSuite;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a product folder, or an archived source, to a file that servers without a compiler take. */
@Command(name = "compile")
final class CompileCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    private final Console console;
    private final Words words;

    @Parameters(arity = "0..1", paramLabel = "DIR", descriptionKey = "compile.dir")
    private @Nullable Path folder;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", descriptionKey = "compile.output")
    private @Nullable Path output;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "compile.key")
    private @Nullable Path key;

    @Option(names = "--archive", paramLabel = "DIR", descriptionKey = "compile.archive")
    private @Nullable Path archive;

    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "compile.from")
    private @Nullable Path from;

    @Option(names = "--trust", paramLabel = "FILE", descriptionKey = "compile.trust")
    private @Nullable Path trust;

    @Option(names = "--decisions", paramLabel = "FILE", descriptionKey = "compile.decisions")
    private @Nullable Path decisions;

    @Option(names = "--isolated", descriptionKey = "isolated")
    private boolean isolated;

    CompileCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        if (output == null && archive == null) {
            throw new WrongUse(words.text("argument.missing", "-o FILE"));
        }
        if (from != null && folder != null || from == null && (trust != null || decisions != null)) {
            throw new WrongUse(words.text("compile.either"));
        }
        PackSigner signer = key == null ? null : PackSigner.read(key);
        Optional<CompiledPack> pack = from == null ? compiled(product()) : recompiled(from);
        pack.ifPresent(compiled -> write(compiled, signer));
        return pack.isPresent() ? PayungCommand.FINE : PayungCommand.PROBLEMS;
    }

    private PackCompiler compiler() {
        return isolated ? new IsolatedCompiler() : new FolderCompiler();
    }

    private Path product() {
        List<Path> folders = new Folders(words).in(List.of(folder == null ? Path.of("") : folder));
        if (folders.size() != 1) {
            throw new WrongUse(words.text("compile.one"));
        }
        return folders.get(0);
    }

    private Optional<CompiledPack> compiled(Path product) {
        CheckReport report = ScenarioSuite.check(product, compiler()).report();
        report.problems().forEach(problem -> console.out().println(problem));
        Optional<CompiledPack> pack = report.isFine() ? report.pack() : Optional.empty();
        if (pack.isEmpty()) {
            console.out().println(words.text("compile.refused", product.getFileName()));
        }
        return pack;
    }

    private Optional<CompiledPack> recompiled(Path file) {
        LocalDate today = LocalDate.ofInstant(console.clock().instant(), ZoneOffset.UTC);
        TrustedKeys trusted = trust == null ? null : TrustedKeys.read(trust);
        try {
            Recompilation made = Recompilation.of(Recompilation.source(file, trusted, today), compiler(), decisions);
            List<String> differences = made.differences();
            if (differences.isEmpty()) {
                console.out().println(words.text("compile.same", made.pack().product(), made.scenarios(), made.decisions()));
                return Optional.of(made.pack());
            }
            differences.stream().limit(SHOWN).forEach(difference -> console.out().println(difference));
            console.out().println(words.text("compile.differs", made.pack().product(), differences.size()));
        } catch (PackProblems e) {
            e.problems().forEach(problem -> console.out().println(problem));
            console.out().println(words.text("compile.refused", file.getFileName()));
        }
        return Optional.empty();
    }

    private void write(CompiledPack pack, @Nullable PackSigner signer) {
        byte[] bytes = new PackWriter(signer, console.clock().instant()).bytes(pack);
        if (output != null) {
            PackWriter.replace(output, bytes);
            console.out().println(words.text("compile.written", pack.product(), output, bytes.length, pack.source().digest()));
        }
        if (archive != null) {
            boolean added = PackWriter.archive(archive, pack, bytes);
            console.out().println(words.text(added ? "compile.archived" : "compile.known", pack.product(), archive));
        }
        console.out().println(signer == null ? words.text("compile.unsigned") : words.text("compile.signed", signer.id()));
    }
}
