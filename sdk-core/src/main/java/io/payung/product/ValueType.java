package io.payung.product;

import java.util.Locale;

/** The types of parameters, questions and facts, and the kind of value that a rule compares. */
public enum ValueType {
    INTEGER(Kind.WHOLE),
    MONEY(Kind.NUMBER),
    PERCENT(Kind.NUMBER),
    DECIMAL(Kind.NUMBER),
    TEXT(Kind.TEXT),
    CHOICE(Kind.TEXT),
    YES_NO(Kind.FLAG),
    DATE(Kind.DATE);

    /** How a value is held: {@code Long}, {@code BigDecimal}, {@code String}, {@code Boolean}, {@code LocalDate}. */
    public enum Kind {
        WHOLE,
        NUMBER,
        TEXT,
        FLAG,
        DATE
    }

    private final Kind kind;

    ValueType(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** As product.yaml spells it: {@code yes-no}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
