/** Decision tables as rules; start at {@link io.payung.rules.authoring.table.TableReader}. */
@NullMarked
package io.payung.rules.authoring.table;

import org.jspecify.annotations.NullMarked;
