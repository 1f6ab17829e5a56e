/**
 * What conditions allow, decided exactly over the values that facts can have; start at {@link io.payung.rules.authoring.logic.RuleRegion}.
 *
 * <p>A condition becomes a union of boxes: for each fact a set of values (intervals of whole numbers, days or decimals, sets of words, present
 * or absent). Emptiness, "everything" and "covered" are then set algebra, no search. What has no such form (one fact compared with another, an amount
 * that depends on answers) is opaque: it is taken as perhaps true, and the rule is listed as not analysed unless it is dead anyway.
 */
@NullMarked
package io.payung.rules.authoring.logic;

import org.jspecify.annotations.NullMarked;
