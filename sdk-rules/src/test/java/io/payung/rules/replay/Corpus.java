package io.payung.rules.replay;

import io.payung.json.CanonicalJson;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.ProductPacks;
import io.payung.rules.authoring.FolderCompiler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The committed decisions, and the sources of their packs as {@code payung_pack} keeps them. */
final class Corpus {

    static final Path FOLDER = Path.of("src/test/resources/io/payung/rules/replay");

    private final Path folder;

    Corpus(Path folder) {
        this.folder = folder;
    }

    List<Recorded> decisions() {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file())))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> CanonicalJson.read(line.getBytes(StandardCharsets.UTF_8), Recorded.class)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By their digests, which are checked. */
    Map<String, PackSource> sources() {
        Map<String, PackSource> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".pack.json")).sorted().toList()) {
                PackSource source = CanonicalJson.read(Files.readAllBytes(file), PackSource.class);
                sources.put(source.digest(), source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    Map<String, ProductPack> packs() {
        Map<String, ProductPack> packs = new TreeMap<>();
        sources().forEach((digest, source) -> packs.put(digest, pack(source)));
        return packs;
    }

    static ProductPack pack(PackSource source) {
        return ProductPacks.serve(new FolderCompiler().compile(source));
    }

    void write(Map<String, PackSource> sources, List<Recorded> decisions) {
        List<String> lines = new ArrayList<>();
        decisions.forEach(each -> lines.add(new String(CanonicalJson.write(each), StandardCharsets.UTF_8)));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, PackSource> source : sources.entrySet()) {
                Files.write(folder.resolve(source.getKey() + ".pack.json"), CanonicalJson.write(source.getValue()));
            }
            try (GZIPOutputStream stream = new GZIPOutputStream(Files.newOutputStream(file()))) {
                stream.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return folder.resolve("decisions.jsonl.gz");
    }
}
