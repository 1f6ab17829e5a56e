package io.payung.rules.cli;

import io.payung.fault.PayungException;
import io.payung.rules.ProductPacks;
import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackManifest;
import io.payung.rules.packfile.PackStamp;
import io.payung.rules.packfile.TrustedKey;
import io.payung.rules.packfile.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a pack file holds and who signed it; ends with 1 when a server would refuse it. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    private final Console console;
    private final Words words;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "verify.file")
    private Path file = Path.of("");

    @Option(names = "--trust", required = true, paramLabel = "FILE", descriptionKey = "verify.trust")
    private Path trust = Path.of("");

    VerifyCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new WrongUse(words.text("file.unknown", file));
        }
        TrustedKeys trusted = TrustedKeys.read(trust);
        try {
            PackFile pack = PackFile.read(file);
            TrustedKey key = pack.signedBy(trusted, LocalDate.ofInstant(console.clock().instant(), ZoneOffset.UTC));
            CompiledPack held = pack.pack();
            tell(pack.manifest(), held, key);
            pack.checkFits(ProductPacks.engineVersion());
            ProductPacks.serve(held);
            console.out().println(words.text("verify.fine"));
            return PayungCommand.FINE;
        } catch (PayungException e) {
            console.out().println(e.getMessage());
            console.out().println(words.text("verify.refused", file));
            return PayungCommand.PROBLEMS;
        }
    }

    private void tell(PackManifest manifest, CompiledPack pack, TrustedKey key) {
        PackStamp stamp = manifest.stamp();
        int rules = pack.rules().sets().values().stream().mapToInt(set -> set.rules().size()).sum();
        console.out().println(words.text("verify.product", manifest.product(), Integer.toString(manifest.version()), manifest.status().key()));
        console.out().println(words.text("verify.release", Long.toString(stamp.release()), key.name(), key.id()));
        console.out().println(words.text("verify.source", manifest.sourceDigest()));
        console.out().println(words.text("verify.content", manifest.contentDigest()));
        console.out().println(words.text("verify.engine", stamp.engine(), Integer.toString(stamp.facts()), stamp.sdk()));
        console.out().println(words.text("verify.holds", rules, pack.rules().classes().size(), pack.clauses().size(), pack.source().files().size()));
    }
}
