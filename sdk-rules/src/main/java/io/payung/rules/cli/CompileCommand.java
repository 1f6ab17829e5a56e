package io.payung.rules.cli;

import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.cli.packs.PackWriter;
import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.Problem;
import io.payung.rules.packfile.PackSigner;
import io.payung.rules.scenario.ScenarioSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a product folder to a file that servers without a compiler take. */
@Command(name = "compile")
final class CompileCommand implements Callable<Integer> {

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

    CompileCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        if (output == null && archive == null) {
            throw new WrongUse(words.text("argument.missing", "-o FILE"));
        }
        PackSigner signer = key == null ? null : PackSigner.read(key);
        Path product = product();
        CheckReport report = ScenarioSuite.check(product, compiler()).report();
        for (Problem problem : report.problems()) {
            console.out().println(problem);
        }
        if (!report.isFine() || report.pack().isEmpty()) {
            console.out().println(words.text("compile.refused", product.getFileName()));
            return PayungCommand.PROBLEMS;
        }
        write(report.pack().get(), signer);
        return PayungCommand.FINE;
    }

    private Path product() {
        List<Path> folders = new Folders(words).in(List.of(folder == null ? Path.of("") : folder));
        if (folders.size() != 1) {
            throw new WrongUse(words.text("compile.one"));
        }
        return folders.get(0);
    }

    private PackCompiler compiler() {
        return new FolderCompiler();
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
