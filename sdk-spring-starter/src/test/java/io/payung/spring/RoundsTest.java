package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever a round throws is told by its class and place, and ends nothing. */
class RoundsTest {

    private static final String PERSONAL = "Siti Aminah, 3171014508900001";

    private final Logger log = (Logger) LoggerFactory.getLogger("rounds");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class, NoClassDefFoundError.class, IOException.class})
    void outlivesAndTellsNothingPersonal(Class<? extends Throwable> fault) {
        log.setLevel(Level.WARN);
        told.start();
        log.addAppender(told);

        Rounds.survive(log, "not this time", () -> {
            throw RoundsTest.<RuntimeException>undeclared(fault);
        });

        assertThat(told.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains(fault.getName()).doesNotContain("Siti", "3171");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T undeclared(Class<? extends Throwable> fault) throws T {
        try {
            Object made = fault == AssertionError.class
                    ? new AssertionError(PERSONAL)
                    : fault.getDeclaredConstructor(String.class).newInstance(PERSONAL);
            throw (T) made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
