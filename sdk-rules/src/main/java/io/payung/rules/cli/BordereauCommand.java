package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches a month from a server and adds it up again. It speaks to the server as a partner does, so it needs no database and no password of one. */
@Command(name = "bordereau")
final class BordereauCommand implements Callable<Integer> {

    private final Console console;
    private final Words words;

    @Option(names = "--month", required = true, paramLabel = "2026-11", descriptionKey = "bordereau.month")
    private String month = "";

    @Option(names = "--server", required = true, paramLabel = "URL", descriptionKey = "bordereau.server")
    private URI server = URI.create("");

    @Option(names = "--api-key-file", paramLabel = "FILE", descriptionKey = "bordereau.key")
    private @Nullable Path keyFile;

    @Option(names = "--zone", paramLabel = "Asia/Jakarta", descriptionKey = "bordereau.zone")
    private @Nullable String zone;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", descriptionKey = "bordereau.output")
    private @Nullable Path output;

    BordereauCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (output != null && Files.exists(output)) {
            throw new WrongUse(words.text("file.exists", output));
        }
        RemoteServer remote = new RemoteServer(server, key(), words);
        String path = "/payung/v1/bordereaux/" + month();
        String query = zone == null ? "" : "?zone=" + URLEncoder.encode(zone, StandardCharsets.UTF_8);
        BordereauFile file = BordereauFile.read(remote.get(path + query), remote.get(path + "/lines.csv" + query), words);
        if (output == null) {
            console.out().print(file.lines());
        } else {
            Files.writeString(output, file.lines());
        }
        return tell(file);
    }

    private int tell(BordereauFile file) {
        file.accounts().forEach(line -> console.err().println(line));
        List<String> problems = file.problems();
        problems.forEach(problem -> console.err().println(problem));
        console.err().println(words.text(problems.isEmpty() ? "bordereau.fine" : "bordereau.unsound", month, file.count()));
        return problems.isEmpty() ? PayungCommand.FINE : PayungCommand.PROBLEMS;
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new WrongUse(words.text("bordereau.month.shape", month));
        }
    }

    private @Nullable String key() throws IOException {
        if (keyFile == null) {
            return null;
        }
        if (!Files.isRegularFile(keyFile)) {
            throw new WrongUse(words.text("file.unknown", keyFile));
        }
        return Files.readString(keyFile).strip();
    }
}
