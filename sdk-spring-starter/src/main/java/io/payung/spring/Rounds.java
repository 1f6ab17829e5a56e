package io.payung.spring;

import org.slf4j.Logger;

/** Work that is done again and again on a thread of its own. */
final class Rounds {

    private Rounds() {}

    /** A task that throws is never run again and nobody is told: whatever one round throws, the next one comes. Kotlin throws what Java declares, too. */
    static void survive(Logger log, String otherwise, Runnable round) {
        try {
            round.run();
        } catch (Exception | Error e) {
            log.warn(otherwise, e);
        }
    }
}
