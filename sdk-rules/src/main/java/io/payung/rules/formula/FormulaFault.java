package io.payung.rules.formula;

/**
 * Why a text is not a formula.
 *
 * @param offset  characters before the fault, from 0
 * @param code    stable code, for example {@code FORMULA_DIVISION}
 * @param message what is wrong
 * @param fix     what to write instead
 */
public record FormulaFault(int offset, String code, String message, String fix) {}
