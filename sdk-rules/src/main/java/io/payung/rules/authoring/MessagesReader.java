package io.payung.rules.authoring;

import io.payung.product.PackSource;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code messages_LANGUAGE.properties}: {@code key=text} a line, {@code #} before a comment, UTF-8, no escapes. */
final class MessagesReader {

    private static final Pattern FILE = Pattern.compile("messages_([a-z]{2,3})\\.properties");
    private static final Pattern ENTRY = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_.-]*)\\s*=\\s*(\\S.*)");

    private static final Pattern TEMPLATE = Pattern.compile("@(?!\\{[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*\\})\\w*\\{");

    private MessagesReader() {}

    /** Language → key → text. */
    static Map<String, Map<String, String>> read(PackSource source, Problems problems) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        source.files().forEach((path, text) -> {
            Matcher matcher = FILE.matcher(path);
            if (matcher.matches()) {
                texts.put(matcher.group(1), readOne(path, text, problems));
            }
        });
        return texts;
    }

    private static Map<String, String> readOne(String path, String text, Problems problems) {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            Position at = new Position(path, number, 1);
            Matcher entry = ENTRY.matcher(line.stripTrailing());
            if (!entry.matches() || line.contains("\\")) {
                problems.error(at, "MESSAGE_SYNTAX", "this line is no message", "write KEY=text in one line, without backslashes");
                continue;
            }
            Integer first = lines.putIfAbsent(entry.group(1), number);
            if (first != null) {
                problems.error(at, "KEY_TWICE", "\"" + entry.group(1) + "\" stands in line " + first + " already", "keep one of them");
            }
            placeholders(new Position(path, number, 1), line, problems);
            texts.putIfAbsent(entry.group(1), entry.group(2));
        }
        return texts;
    }

    /** Whatever fills texts one day finds names in them and nothing that it could evaluate. */
    private static void placeholders(Position at, String line, Problems problems) {
        Matcher template = TEMPLATE.matcher(line);
        while (template.find()) {
            problems.error(at.plus(template.start()), "PLACEHOLDER_NOT_ALLOWED", "\"" + template.group() + "\" begins more than a placeholder",
                    "write @{NAME} or @{GROUP.NAME}, or leave the bracket out");
        }
    }
}
