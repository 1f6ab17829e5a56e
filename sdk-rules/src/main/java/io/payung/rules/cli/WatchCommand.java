package io.payung.rules.cli;

import io.payung.rules.cli.page.WatchServer;
import io.payung.rules.cli.run.WatchTask;
import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows product folders as customers will see them, in a browser of this machine. */
@Command(name = "watch")
final class WatchCommand extends FolderCommand {

    private static final String PORT = "7788";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = PORT, descriptionKey = "port")
    private int port;

    WatchCommand(Console console, Words words) {
        super(console, words);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new WrongUse(words.text("watch.port", String.valueOf(port)));
        }
        List<Path> folders = folders();
        try (WatchServer page = WatchServer.start(port, words)) {
            console.out().println(words.text("watch.open", page.url()));
            console.out().flush();
            new WatchTask(folders, page::show, () -> true).run();
        } catch (IOException taken) {
            throw new WrongUse(words.text("watch.taken", String.valueOf(port)));
        }
        return PayungCommand.FINE;
    }
}
