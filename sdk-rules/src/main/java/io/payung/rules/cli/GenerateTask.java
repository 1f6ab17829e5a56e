package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import io.payung.rules.scenario.ScenarioSuite;
import io.payung.rules.scenario.boundary.Proposals;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposes scenarios for one product; never writes over anything. */
record GenerateTask(Console console, Words words) {

    int run(List<Path> folders, @Nullable Path output) {
        if (folders.size() > 1) {
            throw new WrongUse(words.text("generate.one"));
        }
        try {
            Optional<Proposals> proposals = Proposals.of(ScenarioSuite.of(folders.get(0)));
            if (proposals.isEmpty()) {
                console.err().println(words.text("generate.nobody"));
                return PayungCommand.PROBLEMS;
            }
            tell(proposals.get(), output);
            return PayungCommand.FINE;
        } catch (PackProblems e) {
            e.problems().stream().map(Problem::toString).forEach(console.out()::println);
            return PayungCommand.PROBLEMS;
        }
    }

    private void tell(Proposals proposals, @Nullable Path output) {
        if (output == null) {
            console.out().print(proposals.yaml());
            console.out().flush();
        } else {
            write(proposals.yaml(), output);
            console.out().println(words.text("generate.written", proposals.scenarios(), output));
        }
        if (!proposals.left().isEmpty()) {
            console.err().println(words.text("generate.left", String.join(", ", proposals.left())));
        }
    }

    private void write(String yaml, Path output) {
        try {
            Files.writeString(output, yaml, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new WrongUse(words.text("generate.exists", output));
        } catch (IOException e) {
            throw new WrongUse(words.text("generate.unwritable", output));
        }
    }
}
