package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import io.payung.rules.packfile.PackSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a key to sign packs with, and the line by which servers trust it. */
@Command(name = "keys")
final class KeysCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Console console;
    private final Words words;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "NAME", descriptionKey = "keys.output")
    private Path output = Path.of("");

    KeysCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        String name = String.valueOf(output.getFileName());
        if (!NAME.matcher(name).matches()) {
            throw new WrongUse(words.text("keys.name", name));
        }
        Path secret = output.resolveSibling(name + ".key");
        Path trusted = output.resolveSibling(name + ".pub");
        if (Files.exists(trusted)) {
            throw new WrongUse(words.text("file.exists", trusted));
        }
        PackSigner signer = PackSigner.create();
        signer.write(secret);
        try {
            Files.writeString(trusted, signer.trustedLine(name) + "\n", StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new WrongUse(words.text("generate.unwritable", trusted));
        }
        console.out().println(words.text("keys.made", secret, trusted, signer.id()));
        return PayungCommand.FINE;
    }
}
