package io.payung.rules.authoring.source;

import java.util.regex.Pattern;

/**
 * Files that editors, spreadsheets and desktops leave beside what somebody edits: while a workbook is open, Excel keeps {@code ~$name.xlsx}
 * there. They are passed over unread; to refuse them would refuse every folder that is being worked on.
 */
final class EditorLeftover {

    private static final Pattern NAME = Pattern.compile("~\\$.*|.*~|\\.~lock\\..*#|\\..*\\.sw[a-px]|\\.#.*|#.*#|4913|.*___jb_(?:tmp|old)___"
            + "|\\.DS_Store|Thumbs\\.db|desktop\\.ini");

    private EditorLeftover() {}

    static boolean is(String fileName) {
        return NAME.matcher(fileName).matches();
    }
}
