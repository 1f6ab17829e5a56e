package io.payung.samples.checkout;

import io.payung.Payung;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The insurer's desk, behind a code: whoever has none finds one on the log. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DeskConfiguration.class);
    /** Without the letters and digits that look like others. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 12;

    private final String code;
    private final boolean invented;

    DeskConfiguration(@Value("${checkout.desk.code:}") String code) {
        this.invented = code.isBlank();
        this.code = invented ? invent() : code;
    }

    private static String invent() {
        return new SecureRandom().ints(LENGTH, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1)).collect(Collectors.joining());
    }

    @Bean
    DeskGuard deskGuard(ObjectProvider<Clock> clock) {
        return new DeskGuard(code, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ClaimBook claimBook(Payung payung, DataSource dataSource) {
        return new ClaimBook(payung, JdbcClient.create(dataSource));
    }

    @Bean
    WebMvcConfigurer deskIsGuarded(DeskGuard guard) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(guard).addPathPatterns("/desk/**");
            }
        };
    }

    /** A code that somebody chose stays theirs and is not told. */
    @EventListener
    void started(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        LOG.info("The insurer's desk is open: http://localhost:{}/desk.html with the code {}", port, invented ? code : "of checkout.desk.code");
    }
}
