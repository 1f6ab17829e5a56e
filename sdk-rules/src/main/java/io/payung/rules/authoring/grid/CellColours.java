package io.payung.rules.authoring.grid;

import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPatternFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/** Whether letters can be told from what lies behind them. A colour that cannot be known is taken for one that cannot be seen. */
final class CellColours {

    /** Colours whose red, green and blue all differ by less are the same to the eye. */
    static final int NEAR = 32;

    private static final byte[] BLACK = {0, 0, 0};
    private static final byte[] WHITE = {-1, -1, -1};
    private static final int SYSTEM_WHITE = 65;
    private static final int SYSTEM_BLACK = 64;

    private final StylesTable styles;

    CellColours(StylesTable styles) {
        this.styles = styles;
    }

    boolean visible(CTColor[] font, CTFill fill) {
        byte[] letters = font.length == 0 ? BLACK : font.length == 1 ? rgb(font[0], BLACK) : null;
        if (letters == null || fill.isSetGradientFill()) {
            return false;
        }
        for (byte[] behind : behind(fill)) {
            if (behind.length == 0 || near(letters, behind)) {
                return false;
            }
        }
        return true;
    }

    /** The colours of a fill; an empty one for what is unknown. */
    private List<byte[]> behind(CTFill fill) {
        CTPatternFill pattern = fill.getPatternFill();
        if (pattern == null || !pattern.isSetPatternType() || pattern.getPatternType() == STPatternType.NONE) {
            return List.of(WHITE);
        }
        byte[] front = rgb(pattern.getFgColor(), BLACK);
        if (pattern.getPatternType() == STPatternType.SOLID) {
            return known(front);
        }
        byte[] back = rgb(pattern.getBgColor(), WHITE);
        // The dots of a pattern are black unless it says otherwise, and black letters can be read on them.
        return pattern.isSetFgColor() ? known(front, back) : known(back);
    }

    private static List<byte[]> known(byte @Nullable []... colours) {
        return Stream.of(colours).map(colour -> colour == null ? new byte[0] : colour).toList();
    }

    private byte @Nullable [] rgb(@Nullable CTColor given, byte[] automatic) {
        if (given == null || given.isSetAuto()) {
            return automatic;
        }
        long ways = Stream.of(given.isSetIndexed(), given.isSetRgb(), given.isSetTheme()).filter(way -> way).count();
        if (ways != 1) {
            return ways == 0 ? automatic : null;
        }
        if (given.isSetIndexed() && given.getIndexed() >= SYSTEM_BLACK) {
            return given.getIndexed() == SYSTEM_WHITE ? WHITE : given.getIndexed() == SYSTEM_BLACK ? BLACK : null;
        }
        if (given.isSetIndexed()) {
            byte[] colour = given.getIndexed() == 0 ? BLACK : XSSFColor.from(given, styles.getIndexedColors()).getRGB();
            return given.isSetTint() && given.getTint() != 0 ? null : colour;
        }
        // The library writes what it finds into the colour.
        XSSFColor colour = XSSFColor.from((CTColor) given.copy(), styles.getIndexedColors());
        if (styles.getTheme() != null) {
            styles.getTheme().inheritFromThemeAsRequired(colour);
        }
        return colour.getRGBWithTint();
    }

    private static boolean near(byte[] one, byte[] other) {
        for (int index = 0; index < 3; index++) {
            if (Math.abs(Byte.toUnsignedInt(one[index]) - Byte.toUnsignedInt(other[index])) >= NEAR) {
                return false;
            }
        }
        return true;
    }
}
