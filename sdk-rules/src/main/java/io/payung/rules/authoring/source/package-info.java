/** Internal to authoring: files and the problems found in them; start at {@link io.payung.rules.authoring.source.SourceReader}. */
@NullMarked
package io.payung.rules.authoring.source;

import org.jspecify.annotations.NullMarked;
