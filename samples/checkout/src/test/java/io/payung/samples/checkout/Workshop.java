package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The insurer's side: approves a folder, compiles and signs it with the designer's tool, in a JVM with the class path that the build used. */
final class Workshop {

    private static final Path CLASS_PATH = Path.of("target", "workshop.cp");
    private static final Path KEY = Path.of("target", "keys", "shop.key");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Workshop() {}

    /** Makes a pack of the folder in a folder of packs, which is answered. */
    static Path pack(Path product, Path packs) throws Exception {
        Files.createDirectories(packs);
        approve(product);
        tool("compile", product.toString(), "-o", packs.resolve(product.getFileName() + ".payung").toString(), "--key", KEY.toString());
        return packs;
    }

    /** As the guide says: the tool prints the digest of a draft, and who approves writes it down. */
    private static void approve(Path product) throws Exception {
        Path definition = product.resolve("product.yaml");
        String draft = Files.readString(definition).replaceFirst("(?s)\\napprovals:.*", "\n").replace("status: on-sale", "status: draft");
        Files.writeString(definition, draft);
        Matcher digest = DIGEST.matcher(tool("check", "--digest", product.toString()));
        assertThat(digest.find()).isTrue();
        Files.writeString(definition, draft.replace("status: draft", "status: on-sale")
                + "approvals:\n  - { by: PT Contoh Asuransi, role: product-committee, on: 2025-12-15, digest: \"" + digest.group() + "\" }    # assumption\n");
    }

    private static String tool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp",
                Files.readString(CLASS_PATH).strip(), "io.payung.rules.cli.PayungCommand", "--language", "en"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
