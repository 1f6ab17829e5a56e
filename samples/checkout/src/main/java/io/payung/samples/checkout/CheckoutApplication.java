package io.payung.samples.checkout;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The quick start: a shop that sells what lies in the products folder. Everything about insurance comes from the starter. */
@SpringBootApplication
class CheckoutApplication {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutApplication.class);

    public static void main(String[] args) {
        SpringApplication.run(CheckoutApplication.class, args);
    }

    /** The verifier that the SDK asks before it issues a policy; a real shop speaks to its own gateway here. */
    @Bean
    SimulatedGateway simulatedGateway(
            DataSource dataSource, ObjectProvider<Clock> clock, @Value("${checkout.gateway.late-after}") Duration lateAfter) {
        return new SimulatedGateway(
                JdbcClient.create(dataSource), clock.getIfAvailable(Clock::systemUTC), new SecureRandom(), lateAfter);
    }

    @EventListener
    void started(ApplicationReadyEvent event) {
        LOG.info("The shop is open: http://localhost:{}/", event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
    }
}
