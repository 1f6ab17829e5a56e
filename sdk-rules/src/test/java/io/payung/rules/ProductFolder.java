package io.payung.rules;

import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sample product in memory, to be changed by a test and compiled; what is made of it counts as approved. */
public final class ProductFolder {

    private static final Path SAMPLE = Path.of("../samples/products/personal-accident");

    private static final Path CREDIT_LIFE = Path.of("src/test/resources/products/credit-life-cooperative");

    private static final Pattern APPROVAL = Pattern.compile("digest: \"[0-9a-f]{64}\"");

    private static final int REMEMBERED = 12;

    private static final Map<String, CompiledPack> COMPILED = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledPack> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final TreeMap<String, String> files;
    private final @Nullable String approval;

    private ProductFolder(TreeMap<String, String> files) {
        this.files = files;
        this.approval = APPROVAL.matcher(files.getOrDefault("product.yaml", "")).results().map(MatchResult::group).findFirst().orElse(null);
    }

    public static ProductFolder sample() {
        return of(SAMPLE);
    }

    /** Credit life sold by a cooperative: the format at full stretch. */
    public static ProductFolder creditLife() {
        return of(CREDIT_LIFE);
    }

    public static ProductFolder of(Path folder) {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProductFolder(files);
    }

    public static Path samplePath() {
        return SAMPLE;
    }

    public String text(String file) {
        return files.get(file);
    }

    public ProductFolder with(String file, String text) {
        files.put(file, text);
        return this;
    }

    public ProductFolder without(String file) {
        files.remove(file);
        return this;
    }

    /** Fails when the text to be replaced is not there, so that a test never changes nothing. */
    public ProductFolder replace(String file, String old, String now) {
        String text = files.get(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not hold: " + old);
        }
        files.put(file, text.replace(old, now));
        return this;
    }

    public ProductFolder append(String file, String text) {
        files.put(file, files.get(file) + text);
        return this;
    }

    /** May be edited on disk: nobody approved it. */
    public ProductFolder draft() {
        return replace("product.yaml", "status: on-sale", "status: draft");
    }

    /** Names nobody who approved it. */
    public ProductFolder unapproved() {
        String text = files.get("product.yaml");
        int approvals = text.indexOf("\napprovals:\n");
        int end = text.indexOf('\n', text.indexOf("digest:", approvals));
        return with("product.yaml", text.substring(0, approvals) + text.substring(end));
    }

    /** Texts for keys that a test adds. */
    public ProductFolder texts(String... keys) {
        for (String key : keys) {
            append("messages_en.properties", key + "=text\n").append("messages_id.properties", key + "=teks\n");
        }
        return this;
    }

    public Path writeTo(Path folder) {
        source().files().forEach((file, text) -> {
            try {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.writeString(folder.resolve(file), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return folder;
    }

    /** With the approval of what the test made of the folder; an approval that the test wrote itself stays as it is. */
    public PackSource source() {
        TreeMap<String, String> approved = new TreeMap<>(files);
        if (approval != null) {
            String digest = "digest: \"" + new PackSource(files).contentDigest() + "\"";
            approved.computeIfPresent("product.yaml", (file, text) -> text.replace(approval, digest));
        }
        return new PackSource(approved);
    }

    /** The same object for the same text: many tests take the sample as it is, and compiling it takes a second. */
    public CompiledPack compile() {
        PackSource source = source();
        synchronized (COMPILED) {
            return COMPILED.computeIfAbsent(source.digest(), digest -> new FolderCompiler().compile(source));
        }
    }

    public ProductPack serve() {
        return ServedPack.of(compile());
    }

    /** Errors, warnings and rules that are not analysed; nothing is compiled. */
    public CheckReport report() {
        return new FolderCompiler().review("sample", source());
    }

    /** Errors that refuse the source, without lint. */
    public List<Problem> problems() {
        try {
            compile();
            return List.of();
        } catch (PackProblems e) {
            return e.problems();
        }
    }
}
