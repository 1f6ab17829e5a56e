/** The designer's command line, {@code java -jar payung.jar}; start at {@link io.payung.rules.cli.PayungCommand}. */
@NullMarked
package io.payung.rules.cli;

import org.jspecify.annotations.NullMarked;
