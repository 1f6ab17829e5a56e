package io.payung.rules.authoring.grid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Types into cells of a workbook and saves it again, as a designer does. */
public final class CellWriting {

    private CellWriting() {}

    /** @param addressesAndTexts an address such as {@code C10}, then its text, and so on */
    public static byte[] change(byte[] workbook, String... addressesAndTexts) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int index = 0; index < addressesAndTexts.length; index += 2) {
                WorkbookReaderTest.put(opened.getSheetAt(0), addressesAndTexts[index], addressesAndTexts[index + 1]);
            }
            opened.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
