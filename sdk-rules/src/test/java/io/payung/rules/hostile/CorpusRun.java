package io.payung.rules.hostile;

import io.payung.rules.hostile.Guarded.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The whole corpus in a process of its own, so that one that ends it is noticed. */
final class CorpusRun {

    private CorpusRun() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (Canaries canaries = Canaries.at(folder)) {
            List<HostilePack> corpus = Corpus.all(canaries);
            List<String> wrong = new Guarded(canaries, folder).all(corpus).stream().map(Ended::wrong).filter(one -> !one.isEmpty()).toList();
            wrong.forEach(System.out::println);
            System.out.println(corpus.size() + " entries, " + wrong.size() + " not stopped");
        }
    }
}
