package io.payung.rules.authoring.source;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the names of one folder's files: on the list, different whatever the file system makes of capitals, and writable everywhere. */
final class FileNames {

    /** What Windows keeps for devices, whatever follows the first dot. */
    private static final Pattern DEVICE = Pattern.compile("(?:.*/)?(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    FileNames(Problems problems) {
        this.problems = problems;
    }

    /** Whether the file can stand beside the others; else after a problem was noted. */
    boolean isNew(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (!seen.add(lower)) {
            problems.error(Position.startOf(path), "FILE_NAME_TWICE", "\"" + path + "\" differs from another file only in capitals", "rename one of them");
            return false;
        }
        if (DEVICE.matcher(lower).matches()) {
            problems.error(Position.startOf(path), "FILE_NAME_RESERVED", "\"" + path + "\" is the name of a device on Windows", "rename it");
            return false;
        }
        return true;
    }

    static Optional<FileKind> kindOf(String path, Problems problems) {
        Optional<FileKind> kind = FileKind.of(path);
        if (kind.isEmpty()) {
            problems.error(Position.startOf(path), "FILE_NOT_ALLOWED", "\"" + path + "\" is no file of a product",
                    FileKind.nearest(path).map(near -> "rename it to " + near).orElse("move it out of the folder; a product has product.yaml, "
                            + "eligibility, coverage, consent and claim-documents (each as .drl, .drl.xlsx, .drl.csv or .dslr), rate tables such "
                            + "as premium.csv, clauses/ID.LANGUAGE.md, summary.LANGUAGE.md, messages_LANGUAGE.properties and scenarios/NAME.yaml"));
        }
        return kind;
    }
}
