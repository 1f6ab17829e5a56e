/** Internal to the command line: runs of folders, what they say and in which language; start at {@link io.payung.rules.cli.run.TestRun}. */
@NullMarked
package io.payung.rules.cli.run;

import org.jspecify.annotations.NullMarked;
