package io.payung.spring;

import io.payung.fault.PayungException;
import org.slf4j.Logger;

/** Work that is done again and again on a thread of its own. */
final class Rounds {

    private Rounds() {}

    /** A task that throws is never run again and nobody is told: whatever one round throws, the next one comes. Kotlin throws what Java declares, too. */
    static void survive(Logger log, String otherwise, Runnable round) {
        try {
            round.run();
        } catch (Exception | Error e) {
            log.warn("{}: {} at {}", otherwise, e instanceof PayungException ? e.getMessage() : e.getClass().getName(), place(e));
        }
    }

    /** Of a foreign exception no more: its message may quote what it was handling. */
    private static Object place(Throwable e) {
        return e.getStackTrace().length == 0 ? "nowhere" : e.getStackTrace()[0];
    }
}
