/** Internal to scenarios: their files, read strictly; start at {@link io.payung.rules.scenario.file.ScenarioReader}. */
@NullMarked
package io.payung.rules.scenario.file;

import org.jspecify.annotations.NullMarked;
