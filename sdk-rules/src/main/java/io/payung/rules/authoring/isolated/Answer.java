package io.payung.rules.authoring.isolated;

import io.payung.rules.pack.NotAnalysed;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.RuleInfo.Place;
import io.payung.rules.packfile.PackFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the child answers. Whoever reads it does not believe it: every length has a bound, every code its shape, and a text is one line.
 *
 * @param pack the unsigned bytes of a pack file; null when there is an error
 */
record Answer(List<Problem> problems, List<NotAnalysed> notAnalysed, byte @Nullable [] pack) {

    /** Before everything else, so that what another program says is not taken for an answer. */
    private static final int BEGIN = 0x50415955;

    private static final int END = 0x4E470A0A;
    private static final int MAX_LISTED = 5_000;
    private static final int MAX_TEXT = 4_000;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    void write(DataOutputStream out) throws IOException {
        out.writeInt(BEGIN);
        writeProblems(out, problems);
        out.writeInt(Math.min(notAnalysed.size(), MAX_LISTED));
        for (NotAnalysed rule : notAnalysed.subList(0, Math.min(notAnalysed.size(), MAX_LISTED))) {
            text(out, rule.rule());
            text(out, rule.place().file());
            place(out, rule.place().line(), rule.place().column(), rule.place().cell());
            text(out, rule.why());
        }
        out.writeInt(pack == null ? -1 : pack.length);
        if (pack != null) {
            out.write(pack);
        }
        out.writeInt(END);
        out.flush();
    }

    /** @throws IOException when it is no answer */
    static Answer read(DataInputStream in) throws IOException {
        expect(in, BEGIN);
        List<Problem> problems = readProblems(in);
        List<NotAnalysed> notAnalysed = new ArrayList<>();
        int count = bounded(in, 0, MAX_LISTED);
        for (int index = 0; index < count; index++) {
            notAnalysed.add(new NotAnalysed(text(in), new Place(text(in), bounded(in, 1, Integer.MAX_VALUE), bounded(in, 1, Integer.MAX_VALUE), cell(in)),
                    text(in)));
        }
        int length = bounded(in, -1, PackFile.MAX_BYTES);
        byte[] pack = length < 0 ? null : in.readNBytes(length);
        if (pack != null && pack.length != length) {
            throw new IOException("the pack ends too early");
        }
        expect(in, END);
        return new Answer(problems, notAnalysed, pack);
    }

    static void writeProblems(DataOutputStream out, List<Problem> problems) throws IOException {
        int count = Math.min(problems.size(), MAX_LISTED);
        out.writeInt(count);
        for (Problem problem : problems.subList(0, count)) {
            text(out, problem.path());
            place(out, problem.line(), problem.column(), problem.cell());
            out.writeBoolean(problem.severity() == Severity.ERROR);
            text(out, problem.code());
            text(out, problem.message());
            text(out, problem.fix());
        }
    }

    static List<Problem> readProblems(DataInputStream in) throws IOException {
        int count = bounded(in, 0, MAX_LISTED);
        List<Problem> problems = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            problems.add(new Problem(text(in), bounded(in, 1, Integer.MAX_VALUE), bounded(in, 1, Integer.MAX_VALUE), cell(in),
                    in.readBoolean() ? Severity.ERROR : Severity.WARNING, code(in), text(in), text(in)));
        }
        return problems;
    }

    private static void place(DataOutputStream out, int line, int column, @Nullable String cell) throws IOException {
        out.writeInt(line);
        out.writeInt(column);
        text(out, cell == null ? "" : cell);
    }

    private static @Nullable String cell(DataInputStream in) throws IOException {
        String cell = text(in);
        return cell.isEmpty() ? null : cell;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeUTF(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT - 1) + "…" : text);
    }

    private static String text(DataInputStream in) throws IOException {
        String text = in.readUTF();
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("a text is too long or more than one line");
        }
        return text;
    }

    private static String code(DataInputStream in) throws IOException {
        String code = text(in);
        if (!CODE.matcher(code).matches()) {
            throw new IOException("a code has not the shape of one");
        }
        return code;
    }

    private static int bounded(DataInputStream in, int least, int most) throws IOException {
        int number = in.readInt();
        if (number < least || number > most) {
            throw new IOException("a number is out of bounds");
        }
        return number;
    }

    private static void expect(DataInputStream in, int mark) throws IOException {
        if (in.readInt() != mark) {
            throw new IOException("it is no answer");
        }
    }
}
