package io.payung.rules.architecture.broken;

import org.apache.poi.ss.usermodel.Workbook;

class OutsideOfGrids {

    int sees(Workbook workbook) {
        return workbook.getNumberOfSheets();
    }
}
