package io.payung.spring.web;

import io.payung.Payung;
import io.payung.key.IdSource;
import io.payung.spring.web.form.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** The REST endpoints, only when the host opened them. */
@AutoConfiguration(afterName = "io.payung.spring.PayungAutoConfiguration")
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("payung.web.open")
class WebAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WebAutoConfiguration.class);

    /** Apart, so that nothing of Spring MVC is touched in a host without it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnBean(Payung.class)
    static class Endpoints {

        Endpoints() {
            LOG.warn("payung.web.open=true: {} answers everybody who reaches it, without authentication", PayungEndpoint.BASE);
        }

        @Bean
        Wording payungWording() {
            return new Wording();
        }

        @Bean
        Problem payungProblem(Wording wording) {
            return new Problem(wording);
        }

        @Bean
        Forms payungForms(Payung payung, Wording wording) {
            return new Forms(payung, wording);
        }

        @Bean
        CatalogueController payungCatalogueController(Payung payung, Forms forms, Wording wording) {
            return new CatalogueController(payung, forms, wording);
        }

        @Bean
        QuoteController payungQuoteController(Payung payung, Forms forms, Wording wording) {
            return new QuoteController(payung, forms, wording);
        }

        @Bean
        PolicyController payungPolicyController(Payung payung, Problem problem, Wording wording) {
            return new PolicyController(payung, problem, wording);
        }

        @Bean
        ApplicationController payungApplicationController(Payung payung, Problem problem, Wording wording) {
            return new ApplicationController(payung, problem, wording);
        }

        @Bean
        PaymentController payungPaymentController(Payung payung) {
            return new PaymentController(payung);
        }

        @Bean
        ClaimController payungClaimController(Payung payung, Wording wording) {
            return new ClaimController(payung, wording);
        }

        @Bean
        ConsentController payungConsentController(Payung payung) {
            return new ConsentController(payung);
        }

        @Bean
        EventController payungEventController(Payung payung) {
            return new EventController(payung);
        }

        @Bean
        FallbackController payungFallbackController(Problem problem) {
            return new FallbackController(problem);
        }

        @Bean
        ErrorAdvice payungErrorAdvice(Problem problem, IdSource ids) {
            return new ErrorAdvice(problem, ids);
        }
    }
}
