package io.payung.rules.formula;

/** Ends the reading of a formula at its first fault. */
final class FormulaException extends RuntimeException {

    private final transient FormulaFault fault;

    FormulaException(int offset, String code, String message, String fix) {
        super(message, null, false, false);
        this.fault = new FormulaFault(offset, code, message, fix);
    }

    FormulaFault fault() {
        return fault;
    }
}
