package io.payung.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one listener is behind.
 *
 * @param pending events it has still to hear, those held back by a dead one before them included
 * @param oldest  when the oldest of them happened, absent when there is none
 * @param dead    events that were given up; the events after them in their streams wait for {@code redeliver} or {@code skip}
 */
public record EventStatus(long pending, @Nullable Instant oldest, long dead) {}
