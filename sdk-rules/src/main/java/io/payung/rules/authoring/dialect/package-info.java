/** Internal to authoring: the rule language, from text to class files; start at {@link io.payung.rules.authoring.dialect.RuleSetReader}. */
@NullMarked
package io.payung.rules.authoring.dialect;

import org.jspecify.annotations.NullMarked;
