package io.payung.rules.cli;

import java.io.PrintWriter;
import java.time.Clock;

/**
 * Where a command speaks, and what time it is there.
 *
 * @param out      what was asked for
 * @param err      faults and progress
 * @param terminal whether somebody looks at it, so that progress may be shown
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, Clock clock) {

    Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this(out, err, terminal, Clock.systemUTC());
    }
}
