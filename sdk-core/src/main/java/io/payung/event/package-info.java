/** What has happened, told at least once and in order; start at {@link io.payung.event.EventListener}. */
@NullMarked
package io.payung.event;

import org.jspecify.annotations.NullMarked;
