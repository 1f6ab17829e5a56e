package io.payung.rules.hostile;

import io.payung.product.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.mvel2.MVEL;
import org.mvel2.templates.TemplateRuntime;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Hands an entry to the software behind the layer that would have stopped it. */
final class Unguarded {

    private final HostilePack pack;

    private Unguarded(HostilePack pack) {
        this.pack = pack;
    }

    /** What it said, if it came to say anything. */
    static String run(HostilePack pack) throws Exception {
        Unguarded unguarded = new Unguarded(pack);
        return switch (pack.control().how()) {
            case "drl", "parser" -> StockEngine.decide(pack.delta().text("eligibility.drl"));
            case "table" -> StockEngine.table(pack.delta().text("eligibility.drl.csv"));
            case "dsl" -> StockEngine.sentences(pack.delta().text("eligibility.dslr"), pack.delta().settings().get("dsl"));
            case "mvel" -> String.valueOf(MVEL.eval(unguarded.setting("amount"), new HashMap<>(Map.of("monthlyIncome", 5))));
            case "template" -> String.valueOf(TemplateRuntime.eval(unguarded.setting("message"), new HashMap<>()));
            case "yaml" -> unguarded.yaml();
            case "xml" -> unguarded.xml();
            case "class" -> unguarded.loaded();
            case "zip" -> unguarded.readTwice();
            default -> throw new IllegalArgumentException(pack.control().how());
        };
    }

    private String setting(String key) {
        return pack.delta().settings().get(key).replace("«", "");
    }

    private String yaml() {
        LoadSettings unbounded = LoadSettings.builder().setMaxAliasesForCollections(Integer.MAX_VALUE).setAllowRecursiveKeys(true).build();
        return String.valueOf(new Load(unbounded).loadFromString(pack.delta().text("product.yaml"))).substring(0, 20);
    }

    private String xml() throws Exception {
        byte[] text = setting("xml").getBytes(StandardCharsets.UTF_8);
        System.setProperty("jdk.xml.entityExpansionLimit", "0");
        System.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        System.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text)).getDocumentElement().getTagName();
    }

    private String loaded() throws ReflectiveOperationException {
        String model = SmallProduct.compiled().rules().sets().get(RuleSet.ELIGIBILITY).modelClass();
        byte[] bytes = HostileClasses.all(model).get(pack.id().substring(pack.id().lastIndexOf('/') + 1));
        Class<?> defined = new ClassLoader(Unguarded.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(null, bytes, 0, bytes.length);
            }
        }.define();
        return defined.getDeclaredConstructor().newInstance().toString();
    }

    private static Map<String, byte[]> firsts(byte[] bytes) throws IOException {
        Map<String, byte[]> firsts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                firsts.putIfAbsent(entry.getName(), zip.readAllBytes());
            }
        }
        return firsts;
    }

    /** Whether the file that unpacks by the directory and the stream that reads from the front find the same. */
    private String readTwice() throws IOException {
        byte[] bytes = pack.delta().files().get(Archives.FILE);
        Map<String, byte[]> byStream = firsts(bytes);
        Path file = Files.createTempFile("hostile", ".zip");
        Files.write(file, bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                byte[] byFile = zip.getInputStream(entry).readAllBytes();
                if (!Arrays.equals(byFile, byStream.get(entry.getName()))) {
                    return "differs";
                }
            }
            return "the same";
        } catch (java.util.zip.ZipException e) {
            return "differs";
        } finally {
            Files.delete(file);
        }
    }
}
