package io.payung.certificate;

import java.util.List;

/**
 * How much room texts get. A certificate takes the first one in which it fits on three pages; what is shortened is said on the page.
 *
 * @param size      of the body, in points
 * @param clause    most characters of a clause
 * @param note      most characters of any other text
 * @param name      most characters of a person's name, which has 120 unless some of them cannot be printed
 * @param entries   most benefits, documents, premium lines, waiting times and clauses, each
 * @param guidance  whether it is said how to get a document
 */
record Room(float size, int clause, int note, int name, int entries, boolean guidance) {

    /** How many of them leave nothing out: of these the one with the fewest pages counts, so that no page stands nearly empty. */
    static final int ALIKE = 2;

    static final List<Room> FROM_WIDE_TO_NARROW = List.of(
            new Room(10.5f, 4000, 1000, 240, 60, true),
            new Room(10, 4000, 1000, 240, 60, true),
            new Room(10.5f, 4000, 1000, 240, 60, false),
            new Room(10, 2500, 500, 200, 60, false),
            new Room(9.5f, 1600, 300, 160, 40, false),
            new Room(9, 800, 160, 130, 24, false),
            new Room(8.5f, 400, 100, 80, 12, false),
            new Room(8.5f, 240, 80, 48, 10, false),
            new Room(8, 160, 60, 28, 8, false));
}
