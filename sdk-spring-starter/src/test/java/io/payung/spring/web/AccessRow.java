package io.payung.spring.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of who-may-what.csv.
 *
 * @param with     what comes along: an offer, the holder's secret, a gateway's signature
 * @param expected status by caller
 */
record AccessRow(String call, String with, Map<String, Integer> expected) {

    static List<AccessRow> all() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AccessRow.class.getResourceAsStream("who-may-what.csv")), StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(", ?", -1)).toList();
            return rows.subList(1, rows.size()).stream().map(cells -> of(rows.get(0), cells)).toList();
        }
    }

    private static AccessRow of(String[] names, String[] cells) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (int i = 2; i < names.length; i++) {
            expected.put(names[i].strip(), Integer.valueOf(cells[i].strip()));
        }
        return new AccessRow(cells[0].strip(), cells[1].strip(), expected);
    }

    String method() {
        String method = call.split(" ")[0];
        return method.equals("ANY") ? "GET" : method;
    }

    /** Below our base path, with its variables. */
    String path() {
        return call.contains(" ") ? call.split(" ")[1] : "";
    }

    @Override
    public String toString() {
        return with.isEmpty() ? call : call + " with " + with;
    }
}
