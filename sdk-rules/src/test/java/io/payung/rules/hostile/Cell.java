package io.payung.rules.hostile;

import java.util.Locale;

/** Where the corpus attacks: the phase in which a pack would do harm, and the format that carries it. */
enum Cell {
    READ_YAML,
    READ_TABLES,
    READ_ARCHIVE,
    EXPAND_TABLES,
    EXPAND_SENTENCES,
    PARSE_DRL,
    PARSE_YAML,
    PARSE_FORMULAS,
    BUILD_DRL,
    KIE_BASE_DRL,
    DECIDE_DRL,
    DECIDE_FORMULAS;

    /** For example {@code kie-base-drl}; also the name of the file of its entries. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
