package io.payung.rules.authoring.sentence;

import java.util.List;
import java.util.Optional;

/** What a sentence can say about a fact. */
enum Operator {
    EQUAL("equal", "=="),
    DIFFERENT("different", "!="),
    LESS("less", "<"),
    AT_MOST("atMost", "<="),
    MORE("more", ">"),
    AT_LEAST("atLeast", ">="),
    AMONG("among", "in"),
    NOT_AMONG("notAmong", "not in"),
    ABSENT("absent", "== null"),
    PRESENT("present", "!= null");

    private static final List<Operator> EQUALITY = List.of(EQUAL, DIFFERENT, ABSENT, PRESENT);
    private static final List<Operator> LISTED = List.of(EQUAL, DIFFERENT, AMONG, NOT_AMONG, ABSENT, PRESENT);

    private final String key;
    private final String drl;

    Operator(String key, String drl) {
        this.key = key;
        this.drl = drl;
    }

    /** As DRL writes it. */
    String drl() {
        return drl;
    }

    boolean takesList() {
        return this == AMONG || this == NOT_AMONG;
    }

    boolean takesNothing() {
        return this == ABSENT || this == PRESENT;
    }

    static List<Operator> of(Family family) {
        return switch (family) {
            case FLAG -> EQUALITY;
            case TEXT -> LISTED;
            default -> List.of(values());
        };
    }

    /** The phrase for values of the family. */
    Template phrase(Family family, Wording wording) {
        Optional<String> own = wording.find(family.key() + "." + key);
        return Template.of(own.or(() -> wording.find(family.general() + "." + key)).orElseGet(() -> wording.text("any." + key)));
    }
}
