/** The product folders that a designer starts from; start at {@link io.payung.rules.authoring.template.ProductTemplates}. */
@NullMarked
package io.payung.rules.authoring.template;

import org.jspecify.annotations.NullMarked;
