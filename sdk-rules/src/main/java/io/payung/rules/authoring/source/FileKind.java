package io.payung.rules.authoring.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a product folder may have, and how large each may be. Whatever is not on this list is refused. */
enum FileKind {
    DEFINITION("product\\.yaml", 256 * 1024, 400, true),
    RULES("(?:eligibility|coverage|consent|claim-documents)\\.(?:drl|dslr)", 256 * 1024, 400, true),
    TABLE("(?:eligibility|coverage|consent|claim-documents)\\.drl\\.csv", 256 * 1024, 8_000, false),
    SHEET("(?:eligibility|coverage|consent|claim-documents)\\.drl\\.xlsx", 512 * 1024, 8_000, false),
    CLAUSE("clauses/[a-z][a-z0-9-]{0,62}\\.[a-z]{2,3}\\.md", 256 * 1024, 20_000, false),
    RATES("[a-z][a-z0-9-]{0,62}\\.csv", 512 * 1024, 2_000, false),
    SUMMARY("summary\\.[a-z]{2,3}\\.md", 256 * 1024, 20_000, false),
    MESSAGES("messages_[a-z]{2,3}\\.properties", 256 * 1024, 2_000, false),
    SCENARIO("scenarios/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.yaml", 256 * 1024, 400, true);

    private static final List<String> FIXED = Stream.of("eligibility", "coverage", "consent", "claim-documents")
            .flatMap(set -> Stream.of(".drl", ".drl.xlsx", ".drl.csv", ".dslr").map(set::concat)).toList();

    private final Pattern path;
    private final int maxBytes;
    private final int maxLine;
    private final boolean nests;

    FileKind(String path, int maxBytes, int maxLine, boolean nests) {
        this.path = Pattern.compile(path);
        this.maxBytes = maxBytes;
        this.maxLine = maxLine;
        this.nests = nests;
    }

    static Optional<FileKind> of(String path) {
        for (FileKind kind : values()) {
            Matcher matcher = kind.path.matcher(path);
            if (matcher.matches()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The name that a misspelt file was most likely meant to have. */
    static Optional<String> nearest(String path) {
        List<String> known = new ArrayList<>(FIXED);
        known.add("product.yaml");
        String near = DidYouMean.nearest(path, known, 3);
        return near.isEmpty() ? Optional.empty() : Optional.of(near);
    }

    int maxBytes() {
        return maxBytes;
    }

    /** Most characters of its text; that of a workbook may be longer than the workbook. */
    int maxText() {
        return isBinary() ? 2 * 1024 * 1024 : maxBytes;
    }

    int maxLine() {
        return maxLine;
    }

    /** A table has a bounded number of rows, of which some may have several lines. */
    int maxLines() {
        return this == TABLE || this == RATES || this == SHEET ? 10_000 : Integer.MAX_VALUE;
    }

    boolean isYaml() {
        return this == DEFINITION || this == SCENARIO;
    }

    /** Whether its bytes are not text but become text. */
    boolean isBinary() {
        return this == SHEET;
    }

    /** Whether its text has a meaning that an invisible character could change. */
    boolean hasSyntax() {
        return nests || this == TABLE || this == SHEET || this == RATES;
    }

    /** Whether brackets in it mean nesting. */
    boolean nests() {
        return nests;
    }
}
