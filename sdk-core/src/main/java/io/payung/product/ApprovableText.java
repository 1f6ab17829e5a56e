package io.payung.product;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * product.yaml without what may change while a version stays the same: its status, who approved it, and where its sale is stopped. Works on
 * lines: a key at the beginning of a line, and what is indented below it. When in doubt, nothing is left out. Empty lines at the end mean
 * nothing, so that an approval may be written below everything else.
 */
final class ApprovableText {

    private static final Set<String> CHANGEABLE = Set.of("status", "approvals", "saleStops");
    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9]*):.*");

    private ApprovableText() {}

    static String of(String definition) {
        StringBuilder kept = new StringBuilder();
        Set<String> seen = new HashSet<>();
        boolean leaveOut = false;
        for (String line : definition.split("\n", -1)) {
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                if (!seen.add(key.group(1))) {
                    return definition;
                }
                leaveOut = CHANGEABLE.contains(key.group(1));
            } else if (line.startsWith("{")) {
                return definition;
            }
            if (!leaveOut) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString().stripTrailing();
    }
}
