package io.payung.bordereau;

import io.payung.bordereau.BordereauLine.Sold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines as comma-separated values after RFC 4180, in UTF-8 and with a header. Amounts are plain decimals with a full stop; instants are in UTC, days in the
 * bordereau's zone. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
public final class BordereauCsv {

    private static final List<String> HEADER = List.of(
            "kind", "at", "day", "event", "policy", "product", "version", "plan", "cover_from", "cover_until", "reference", "party", "code", "currency",
            "amount");

    private static final String FORMULA = "=+-@\t\r";

    private BordereauCsv() {}

    /** Writes the header and a line for each of the bordereau. */
    public static void write(Bordereau bordereau, Appendable out) throws IOException {
        line(HEADER, out);
        for (BordereauLine line : bordereau.lines()) {
            line(cells(line, bordereau), out);
        }
    }

    private static List<String> cells(BordereauLine line, Bordereau bordereau) {
        Sold sold = line.sold();
        List<String> cells = new ArrayList<>(List.of(
                line.kind().key(), line.at().toString(), line.at().atZone(bordereau.zone()).toLocalDate().toString(), line.event().toString(),
                text(line.policy())));
        cells.addAll(sold == null
                ? List.of("", "", "", "", "")
                : List.of(sold.product(), Integer.toString(sold.version()), sold.plan(), sold.coverFrom().toString(), sold.coverUntil().toString()));
        Stream.of(line.reference(), line.party(), line.code()).map(BordereauCsv::text).forEach(cells::add);
        cells.addAll(line.amount() == null
                ? List.of("", "")
                : List.of(line.amount().currency().getCurrencyCode(), line.amount().plainAmount()));
        return cells;
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        out.append(cells.stream().map(BordereauCsv::quoted).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
