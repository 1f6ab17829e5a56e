/**
 * What is sound and yet hardly meant; start at {@link io.payung.rules.authoring.lint.Lint}.
 *
 * <p>An error is what would mislead a customer or cannot be what anybody wants, whatever the parameters become: conditions of one rule that contradict
 * each other (a refusal that never comes), rules that together refuse everybody, a plan or benefit that never pays. A warning is what a designer
 * may have on purpose, perhaps for the time being: a rule that bounds of a question keep from ever firing, a rule that always fires or that
 * another one makes needless, a name that nothing reads, a threshold without a name. Warnings never refuse a folder.
 */
@NullMarked
package io.payung.rules.authoring.lint;

import org.jspecify.annotations.NullMarked;
