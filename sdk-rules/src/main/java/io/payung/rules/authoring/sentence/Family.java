package io.payung.rules.authoring.sentence;

import io.payung.product.ValueType;
import java.util.Locale;

/** Values that are spoken about alike. */
enum Family {
    TEXT,
    FLAG,
    NUMBER,
    AGE,
    DATE;

    static Family of(String fact, ValueType type) {
        return switch (type.kind()) {
            case TEXT -> TEXT;
            case FLAG -> FLAG;
            case DATE -> DATE;
            case WHOLE, NUMBER -> fact.endsWith(".ageAtStart") || fact.endsWith(".ageAtEnd") ? AGE : NUMBER;
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose phrases it shares where it has none of its own. */
    String general() {
        return this == AGE ? NUMBER.key() : key();
    }
}
