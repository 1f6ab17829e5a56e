/** Sheets and CSV files as rows of cells that know their place; start at {@link io.payung.rules.authoring.grid.GridReader}. */
@NullMarked
package io.payung.rules.authoring.grid;

import org.jspecify.annotations.NullMarked;
