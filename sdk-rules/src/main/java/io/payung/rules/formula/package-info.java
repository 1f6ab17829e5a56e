/** Premium and amount formulas in exact decimals; start at {@link io.payung.rules.formula.ParsedFormula}. */
@NullMarked
package io.payung.rules.formula;

import org.jspecify.annotations.NullMarked;
