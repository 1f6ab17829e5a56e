/** Internal to scenarios: a scenario told through the SDK itself; start at {@link io.payung.rules.scenario.story.Story}. */
@NullMarked
package io.payung.rules.scenario.story;

import org.jspecify.annotations.NullMarked;
