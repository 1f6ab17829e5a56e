package io.payung.rules.hostile;

import io.payung.product.RuleSet;
import io.payung.rules.hostile.HostilePack.Control;
import io.payung.rules.hostile.HostilePack.Delta;
import io.payung.rules.hostile.RawZip.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** read × archive: compiled pack files that are no plain zip file, or hold something else than their manifest says, or classes that do harm. */
final class Archives {

    static final String FILE = "pack.payung";

    private static final String REFUSED = "PACK_ARCHIVE_REFUSED";
    private static final String ALTERED = "PACK_ALTERED";
    private static final int MEGA = 1 << 20;

    private final List<HostilePack> packs = new ArrayList<>();
    private final byte[] sound = SmallProduct.packFile();
    private final Map<String, byte[]> parts = Workbooks.parts(sound);
    private final String rule = parts.keySet().stream().filter(name -> name.startsWith("classes/payung/pack/eligibility/Rules")).findFirst().orElseThrow();

    private Archives() {}

    static List<HostilePack> all() {
        Archives archives = new Archives();
        archives.names();
        archives.headers();
        archives.sizes();
        archives.manifest();
        archives.content();
        archives.classes();
        return archives.packs;
    }

    private void names() {
        more("slip", "a part outside of the file", "../../../tmp/evil.class");
        more("absolute-path", "a part at the root", "/etc/passwd");
        more("backslash-path", "a part by the path of another system", "classes\\evil.class");
        more("drive-letter", "a part on a drive", "C:/evil.class");
        more("reserved-name", "a name that is a device on other systems", "classes/CON .class");
        more("trailing-dot", "a name that loses its end on other systems", "classes/evil.class.");
        more("nul-in-a-name", "a name that ends earlier for some programs", "classes/evil.class\0.txt");
        more("folder", "a folder", "classes/");
        more("rules-of-drools", "a file that Drools would look for", "META-INF/kmodule.xml");
        more("source-code", "Java that some builder may compile", "classes/Evil.java");
        more("service", "a class that is found by its service", "META-INF/services/java.nio.file.spi.FileSystemProvider");
        more("multi-release", "another class for another Java", "META-INF/versions/17/payung/Evil.class");
        more("second-manifest", "a manifest that another reader takes", "META-INF/MANIFEST.MF");
        String clash = rule.replace("Rules", "RULES");
        zip("case-clash", "two classes that are one file on other systems", RawZip.of(parts).add(Entry.stored(clash, parts.get(rule))));
        zip("part-twice", "a class of which two readers see different ones", RawZip.of(parts).add(Entry.stored(rule, new byte[] {1})),
                new Control("zip", "differs"));
        zip("manifest-twice", "a manifest of which two readers see different ones", RawZip.of(parts).add(Entry.stored("manifest.json", new byte[] {'{', '}'})),
                new Control("zip", "differs"));
    }

    private void headers() {
        zip("other-name-in-the-directory", "a part under two names", RawZip.of(parts).change(rule, entry -> entry.localName("classes/Evil.class")),
                new Control("zip", "differs"));
        zip("symbolic-link", "a part that becomes a link when it is unpacked", RawZip.of(parts).change(rule, entry -> entry.mode(0xA1FF0000)));
        zip("encrypted", "a part that needs a password", RawZip.of(parts).change(rule, entry -> entry.flags(1)));
        zip("sizes-behind", "a part whose size stands behind it", RawZip.of(parts).change(rule, entry -> entry.flags(8)));
        zip("unusual-packing", "a part that is packed otherwise", RawZip.of(parts).change(rule, entry -> entry.method(12)));
        zip("extra-field", "something between a header and its part", RawZip.of(parts).change(rule, entry -> entry.extra(new byte[] {1, 0, 1, 0, 7})));
        zip("bytes-before", "a program before the file", RawZip.of(parts).before("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII)));
        zip("bytes-between", "something between parts and directory", RawZip.of(parts).between(new byte[9]));
        zip("bytes-behind", "something behind the file", RawZip.of(parts).behind(new byte[1]));
        zip("comment", "a comment that another reader takes for a directory", RawZip.of(parts).comment("PK\5\6 evil"));
        zip("second-directory", "a second end of the file", RawZip.of(parts).behind(Arrays.copyOfRange(sound, sound.length - 22, sound.length)));
        bytes("cut-short", "a file that ends too early", REFUSED, 1, Arrays.copyOf(sound, sound.length - 30));
        bytes("empty", "a file without anything", REFUSED, 1, new byte[0]);
        bytes("no-zip", "text instead of an archive", REFUSED, 1, "PK evil".getBytes(StandardCharsets.US_ASCII));
        bytes("empty-zip", "an archive without parts", REFUSED, 1, RawZip.of(Map.of()).bytes());
    }

    private void sizes() {
        Entry bomb = Entry.deflated("classes/zzz.class", new byte[15 * MEGA]);
        zip("bomb", "a part of a thousand times its size", RawZip.of(parts).add(bomb));
        zip("bomb-that-lies", "the same, with a small size in its headers", RawZip.of(parts).add(bomb.size(100)), Control.NONE, ALTERED);
        zip("part-too-large", "a part of more than sixteen megabytes", RawZip.of(parts).add(Entry.stored("classes/zzz.class", new byte[0]).size(17 * MEGA)));
        zip("negative-size", "a part of less than nothing", RawZip.of(parts).add(Entry.stored("classes/zzz.class", new byte[0]).size(-1)));
        zip("wrong-size", "a part that is shorter than it says", RawZip.of(parts).change(rule, entry -> entry.size(entry.size() - 1)));
        zip("wrong-checksum", "a part that was changed", RawZip.of(parts).change(rule, entry -> entry.crc(0)));
        RawZip many = RawZip.of(parts);
        for (int number = 0; number < 20_000; number++) {
            many.add(Entry.stored("classes/z" + number + ".class", new byte[0]));
        }
        zip("too-many-parts", "more than twenty thousand parts", many);
        bytes("too-large", "more bytes than a pack may have", REFUSED, 1, new byte[(32 << 20) + 1]);
    }

    private void manifest() {
        String manifest = text("manifest.json");
        part("class-changed", "a class that the manifest does not know", rule, new byte[] {1}, ALTERED);
        part("manifest-of-another-product", "the rules of one product under the name of another", "manifest.json", manifest.replace("personal-accident",
                "term-life"), ALTERED);
        part("manifest-with-another-status", "a draft that says that it is on sale", "manifest.json", manifest.replace("\"DRAFT\"", "\"ON_SALE\""), ALTERED);
        part("manifest-with-a-key-twice", "a manifest of which two readers see different ones", "manifest.json", manifest.replaceFirst("\\{", "{\"format\":2,"),
                ALTERED);
        part("manifest-with-blanks", "the same manifest in other bytes", "manifest.json", manifest + " ", ALTERED);
        part("manifest-with-a-stranger", "a member that nobody reads", "manifest.json", manifest.replaceFirst("\\{", "{\"@class\":\"java.lang.Runtime\","),
                ALTERED);
        part("manifest-without-a-part", "a class that the manifest leaves out", "manifest.json", manifest.replaceFirst(",\\{[^{}]*\\}\\]", "]"), ALTERED);
        part("manifest-nested-deep", "brackets by the thousand", "manifest.json", "[".repeat(5_000) + "]".repeat(5_000), ALTERED);
        part("manifest-of-another-format", "a format of the future", "manifest.json", manifest.replace("\"format\":2", "\"format\":3"), "PACK_FORMAT_MISMATCH");
        part("manifest-not-json", "a manifest that is something else", "manifest.json", "evil", ALTERED);
    }

    /** With a manifest that fits, as everybody can write one who has no key. */
    private void content() {
        content("product-of-code", "a formula that is code", "product.json", text("product.json").replace("5 * monthlyIncome", "evil()"), "FORMULA_FAILED");
        content("product-with-a-class-name", "a type that a reader would make", "product.json", text("product.json").replaceFirst("\\{",
                "{\"@class\":\"java.lang.Runtime\","), ALTERED);
        content("product-nested-deep", "brackets by the thousand", "product.json", "[".repeat(5_000) + "]".repeat(5_000), ALTERED);
        content("number-without-end", "a number of a billion digits", "product.json", text("product.json").replaceFirst("\"5000000\"", "\"1e999999999\""),
                ALTERED);
        content("clause-of-another-source", "another clause than its source has", "clauses.json", text("clauses.json").replaceFirst("accident", "accidenT"),
                ALTERED);
        content("source-changed", "another source than the manifest names", "source.json", text("source.json").replaceFirst("always", "alwayS"), ALTERED);
        content("rules-of-a-class-that-is-missing", "a rule set without its class", "rules.json", text("rules.json").replace(
                "\"modelClass\":\"payung", "\"modelClass\":\"java"), ALTERED);
        content("rules-without-eligibility", "a product that nobody is refused", "rules.json", text("rules.json").replace("\"ELIGIBILITY\":",
                "\"COVERAGE\":"), ALTERED);
        content("rules-of-the-platform", "a class of the platform as the rules", "rules.json", text("rules.json").replaceFirst(
                "\"modelClass\":\"[^\"]*\"", "\"modelClass\":\"java.util.ArrayList\""), ALTERED);
    }

    private void classes() {
        String model = SmallProduct.compiled().rules().sets().get(RuleSet.ELIGIBILITY).modelClass();
        HostileClasses.all(model).forEach((name, bytes) -> {
            Map<String, byte[]> changed = new LinkedHashMap<>(parts);
            changed.put("classes/" + HostileClasses.path(name, model) + ".class", bytes);
            packs.add(pack("class/" + name, "a class that " + HostileClasses.tries(name), "CLASS_NOT_ALLOWED", 3, RawZip.of(signedOff(changed)).bytes(),
                    HostileClasses.happens(name).isEmpty() ? Control.NONE : new Control("class", HostileClasses.happens(name))));
        });
    }

    private void more(String name, String tries, String part) {
        zip(name, tries, RawZip.of(parts).add(Entry.stored(part, new byte[] {1})));
    }

    private void zip(String name, String tries, RawZip zip) {
        zip(name, tries, zip, Control.NONE);
    }

    private void zip(String name, String tries, RawZip zip, Control control) {
        zip(name, tries, zip, control, REFUSED);
    }

    private void zip(String name, String tries, RawZip zip, Control control, String code) {
        packs.add(pack(name, tries, code, code.equals(REFUSED) ? 1 : 4, zip.bytes(), control));
    }

    private void bytes(String name, String tries, String code, int layer, byte[] bytes) {
        packs.add(pack(name, tries, code, layer, bytes, Control.NONE));
    }

    private void part(String name, String tries, String part, String content, String code) {
        part(name, tries, part, content.getBytes(StandardCharsets.UTF_8), code);
    }

    private void part(String name, String tries, String part, byte[] content, String code) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        check(name, part, content);
        changed.put(part, content);
        bytes(name, tries, code, 4, RawZip.of(changed).bytes());
    }

    private void content(String name, String tries, String part, String content, String code) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        check(name, part, content.getBytes(StandardCharsets.UTF_8));
        changed.put(part, content.getBytes(StandardCharsets.UTF_8));
        bytes(name, tries, code, code.equals(ALTERED) ? 4 : 5, RawZip.of(signedOff(changed)).bytes());
    }

    private void check(String name, String part, byte[] content) {
        if (Arrays.equals(parts.get(part), content)) {
            throw new IllegalStateException(name + " changes nothing");
        }
    }

    private static HostilePack pack(String name, String tries, String code, int layer, byte[] bytes, Control control) {
        return new HostilePack(Cell.READ_ARCHIVE.key() + "/" + name, Cell.READ_ARCHIVE, tries, layer, code, FILE, control,
                new Delta(Shorthand.BASE, Map.of(FILE, bytes), Map.of(), Map.of()));
    }

    private String text(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    /** The parts in their order, under a manifest that has their digests. */
    static Map<String, byte[]> signedOff(Map<String, byte[]> changed) {
        List<String> names = new ArrayList<>(changed.keySet());
        names.remove("manifest.json");
        List<String> classes = names.stream().filter(name -> name.startsWith("classes/")).sorted().toList();
        names.removeAll(classes);
        names.addAll(classes);
        String listed = names.stream().map(name -> "{\"length\":" + changed.get(name).length + ",\"name\":\"" + name + "\",\"sha256\":\""
                + sha256(changed.get(name)) + "\"}").collect(Collectors.joining(",", "\"parts\":[", "]"));
        String manifest = new String(changed.get("manifest.json"), StandardCharsets.UTF_8).replaceFirst("\"parts\":\\[.*?]",
                java.util.regex.Matcher.quoteReplacement(listed));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        names.forEach(name -> all.put(name, changed.get(name)));
        return all;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
