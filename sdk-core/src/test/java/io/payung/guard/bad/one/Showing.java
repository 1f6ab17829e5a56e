package io.payung.guard.bad.one;

import ch.qos.logback.classic.Logger;
import io.payung.guard.bad.two.Needing;
import java.util.List;

/** Does everything that the architecture forbids. */
public class Showing {
    /** A foreign type in a public signature. */
    public Logger logger() {
        return (Logger) org.slf4j.LoggerFactory.getLogger("x");
    }

    /** Hidden in a type argument. */
    protected void accept(List<Logger> loggers) {
        loggers.clear();
    }

    /** Half of a cycle. */
    public String half() {
        return new Needing().toString();
    }
}
