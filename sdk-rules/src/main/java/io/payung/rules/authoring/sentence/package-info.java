/**
 * Rules as sentences, in Indonesian and in English, from a dictionary that is made from the facts and product.yaml; start at
 * {@link io.payung.rules.authoring.sentence.SentenceReader}.
 */
@NullMarked
package io.payung.rules.authoring.sentence;

import org.jspecify.annotations.NullMarked;
