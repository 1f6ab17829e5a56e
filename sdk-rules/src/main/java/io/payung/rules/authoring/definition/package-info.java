/** Internal to authoring: what product.yaml says; start at {@link io.payung.rules.authoring.definition.DefinitionReader}. */
@NullMarked
package io.payung.rules.authoring.definition;

import org.jspecify.annotations.NullMarked;
