package io.payung.rules.cli;

import java.io.PrintWriter;

/**
 * Where a command speaks.
 *
 * @param out      what was asked for
 * @param err      faults and progress
 * @param terminal whether somebody looks at it, so that progress may be shown
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {}
