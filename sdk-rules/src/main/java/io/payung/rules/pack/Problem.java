package io.payung.rules.pack;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a product folder.
 *
 * @param path     product folder and file, for example {@code personal-accident/eligibility.drl}
 * @param line     from 1; 0 for a file that has no lines
 * @param column   from 1; 0 for a file that has no lines
 * @param cell     of a table, for example {@code C10} or {@code Rules!C10}; absent in a text file
 * @param severity whether the folder is refused because of it
 * @param code     stable code, for example {@code NAME_UNKNOWN}
 * @param message  what is wrong, with the value in quotes
 * @param fix      what to do about it
 */
public record Problem(String path, int line, int column, @Nullable String cell, Severity severity, String code, String message, String fix)
        implements Comparable<Problem> {

    /** Whether a folder with the problem is refused. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::path)
            .thenComparing(Problem::line)
            .thenComparing(Problem::column)
            .thenComparing(problem -> problem.cell() == null ? "" : problem.cell())
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** A problem of a text file. */
    public Problem(String path, int line, int column, Severity severity, String code, String message, String fix) {
        this(path, line, column, null, severity, code, message, fix);
    }

    /** For example {@code loan/eligibility.drl:4:42}, or {@code loan/eligibility.drl.xlsx!Rules!C10} in a table. */
    public String place() {
        if (line == 0) {
            return path;
        }
        return cell == null ? path + ":" + line + ":" + column : path + "!" + cell;
    }

    /** Two lines: {@code path:line:column: error CODE message}, then the indented {@code fix:}. */
    @Override
    public String toString() {
        String kind = severity == Severity.ERROR ? "error" : "warning";
        return place() + ": " + kind + " " + code + " " + message + "\n    fix: " + fix;
    }
}
