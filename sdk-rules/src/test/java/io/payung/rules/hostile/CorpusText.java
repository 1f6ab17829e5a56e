package io.payung.rules.hostile;

import io.payung.rules.hostile.HostilePack.Control;
import io.payung.rules.hostile.HostilePack.Delta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code hostile/CELL.txt}. An entry begins with {@code ### name | layer | CODE cell? | control happens?}; then come {@code key: value} lines,
 * and whole files behind {@code --- path}. What the keys mean is told by {@link Shorthand}; « marks the place of the first problem.
 */
final class CorpusText {

    private static final Pattern HEAD = Pattern.compile("### (\\S+) \\| (\\d) \\| (\\S+)(?: (\\S+))? \\| (\\S+)(?: (\\S+))?");
    private static final Pattern KEY = Pattern.compile("([a-z]+): ?(.*)", Pattern.DOTALL);
    private static final char MARK = '«';

    private final Cell cell;
    private final Macros macros;
    private final List<HostilePack> packs = new ArrayList<>();

    private CorpusText(Cell cell, Macros macros) {
        this.cell = cell;
        this.macros = macros;
    }

    static List<HostilePack> read(Cell cell, Canaries canaries) {
        CorpusText reader = new CorpusText(cell, new Macros(canaries));
        for (String entry : resource("/hostile/" + cell.key() + ".txt").split("\n(?=### )")) {
            if (entry.startsWith("###")) {
                reader.entry(entry);
            }
        }
        return reader.packs;
    }

    private static String resource(String name) {
        try (InputStream stream = CorpusText.class.getResourceAsStream(name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can be read", e);
        }
    }

    private void entry(String entry) {
        List<String> lines = entry.lines().toList();
        Matcher head = HEAD.matcher(lines.get(0));
        if (!head.matches()) {
            throw new IllegalArgumentException(cell.key() + ": " + lines.get(0));
        }
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        String file = "";
        for (String line : lines.subList(1, lines.size())) {
            Matcher key = KEY.matcher(line);
            if (line.startsWith("--- ")) {
                file = macros.expand(line.substring("--- ".length()));
                files.put(file, "");
            } else if (key.matches() && (file.isEmpty() || Shorthand.ENDS_FILE.contains(key.group(1)))) {
                keys.put(key.group(1), macros.expand(key.group(2)));
            } else if (!file.isEmpty()) {
                files.merge(file, macros.expand(line) + "\n", String::concat);
            }
        }
        packs.add(pack(head, keys, files));
    }

    private HostilePack pack(Matcher head, Map<String, String> keys, Map<String, String> files) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>(files);
        texts.putAll(Shorthand.files(cell, keys));
        String cellOfTable = head.group(4);
        String place = cellOfTable == null ? "" : "eligibility.drl.csv!" + cellOfTable;
        Map<String, byte @Nullable []> bytes = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable String> text : texts.entrySet()) {
            String content = text.getValue();
            int mark = content == null ? -1 : content.indexOf(MARK);
            place = mark >= 0 ? text.getKey() + ":" + position(content, mark) : place;
            bytes.put(text.getKey(), content == null ? null : content.replace(String.valueOf(MARK), "").getBytes(StandardCharsets.UTF_8));
        }
        if (keys.containsKey("latin")) {
            bytes.put(keys.get("latin"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        }
        Map<String, String> links = keys.containsKey("link") ? Map.of(keys.get("link").split(" ")[0], keys.get("link").split(" ")[1]) : Map.of();
        Control control = new Control(head.group(5), head.group(6) == null ? "" : head.group(6));
        return new HostilePack(cell.key() + "/" + head.group(1), cell, keys.getOrDefault("tries", ""), Integer.parseInt(head.group(2)),
                keys.getOrDefault("code", head.group(3)), Shorthand.place(keys.getOrDefault("place", place), texts), control,
                new Delta(cell == Cell.DECIDE_DRL ? "small" : Shorthand.BASE, bytes, links, keys));
    }

    private static String position(String text, int at) {
        String before = text.substring(0, at);
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        return line + ":" + (at - before.lastIndexOf('\n'));
    }
}
