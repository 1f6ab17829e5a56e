/** Rules as an author wrote them, whatever the format; start at {@link io.payung.rules.authoring.syntax.RuleNode}. */
@NullMarked
package io.payung.rules.authoring.syntax;

import org.jspecify.annotations.NullMarked;
