package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.payung.Payung;
import io.payung.key.DefaultIdSource;
import io.payung.key.IdSource;
import io.payung.spring.fixture.TestProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.servlet.DispatcherServlet;

class WebAutoConfigurationTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(WebAutoConfiguration.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WebAutoConfiguration.class))
            .withBean(IdSource.class, DefaultIdSource::new)
            .withBean(Payung.class, () -> Payung.builder().products(TestProduct.catalogue()).build());

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void opensNothingUnlessTold() {
        web.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PayungEndpoint.class).doesNotHaveBean(ErrorAdvice.class));
        web.withPropertyValues("payung.web.open=false").run(context -> assertThat(context).doesNotHaveBean(PayungEndpoint.class));
        assertThat(log.list).isEmpty();
    }

    @Test
    void opensEveryEndpointAndWarnsOnce() {
        web.withPropertyValues("payung.web.open=true").run(context -> assertThat(context.getBeansOfType(PayungEndpoint.class)).hasSize(19));

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains("payung.web.open");
        });
    }

    @Test
    void staysOutWhenPayungIsDisabled() {
        web.withPropertyValues("payung.web.open=true", "payung.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(PayungEndpoint.class));
    }

    @Test
    void staysOutOfAHostWithoutSpringMvc() {
        web.withPropertyValues("payung.web.open=true")
                .withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PayungEndpoint.class));
    }

    @Test
    void staysOutOfAHostThatIsNoWebApplication() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WebAutoConfiguration.class))
                .withPropertyValues("payung.web.open=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PayungEndpoint.class));
    }
}
