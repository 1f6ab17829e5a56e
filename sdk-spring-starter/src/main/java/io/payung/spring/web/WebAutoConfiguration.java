package io.payung.spring.web;

import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.spring.PayungProperties;
import io.payung.spring.web.form.Wording;
import io.payung.spring.web.openapi.OpenApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** The REST endpoints, only when the host opened them, to its partners or to everybody. */
@AutoConfiguration(afterName = "io.payung.spring.PayungAutoConfiguration")
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@Conditional(WebAutoConfiguration.AnythingSaid.class)
class WebAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WebAutoConfiguration.class);

    /** Apart, so that nothing of Spring MVC is touched in a host without it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnBean(Payung.class)
    @EnableConfigurationProperties(PayungProperties.class)
    static class Endpoints {

        Endpoints(PayungProperties properties) {
            PayungProperties.Web web = properties.web();
            if (web.open() && web.secured()) {
                throw new PayungException("WEB_OPEN_AND_SECURED", "payung.web.open and payung.web.secured are both true, and open is not secured");
            }
            if (!web.secured() && !web.apiKeys().isEmpty()) {
                throw new PayungException("WEB_NOT_SECURED", "payung.web.api-keys is set, but nobody asks for keys unless payung.web.secured is true");
            }
            if (web.open()) {
                LOG.warn("payung.web.open=true: {} answers everybody who reaches it, without authentication", PayungEndpoint.BASE);
            }
        }

        @Bean
        @ConditionalOnBooleanProperty("payung.web.open")
        PartnerDesk payungOpenDesk(Payung payung) {
            return new OpenDesk(payung);
        }

        /** Nobody asks who calls without Spring Security. */
        @Bean
        @ConditionalOnBooleanProperty("payung.web.secured")
        @ConditionalOnMissingClass("org.springframework.security.oauth2.jwt.JwtDecoder")
        PartnerDesk payungNoDesk() {
            throw new PayungException("WEB_SECURITY_MISSING", "payung.web.secured is true, but what it needs of Spring Security is not on the class path");
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
        CatalogueController payungCatalogueController(PartnerDesk desk, Forms forms, Wording wording) {
            return new CatalogueController(desk, forms, wording);
        }

        @Bean
        QuoteController payungQuoteController(PartnerDesk desk, Forms forms, Wording wording) {
            return new QuoteController(desk, forms, wording);
        }

        @Bean
        PolicyController payungPolicyController(PartnerDesk desk, Problem problem, Wording wording) {
            return new PolicyController(desk, problem, wording);
        }

        @Bean
        BordereauController payungBordereauController(PartnerDesk desk) {
            return new BordereauController(desk);
        }

        @Bean
        ApplicationController payungApplicationController(PartnerDesk desk, Problem problem, Wording wording) {
            return new ApplicationController(desk, problem, wording);
        }

        @Bean
        PaymentController payungPaymentController(Payung payung) {
            return new PaymentController(payung);
        }

        @Bean
        ClaimController payungClaimController(PartnerDesk desk, Wording wording) {
            return new ClaimController(desk, wording);
        }

        @Bean
        ClaimDeskController payungClaimDeskController(PartnerDesk desk, Problem problem) {
            return new ClaimDeskController(desk, problem);
        }

        @Bean
        ConsentController payungConsentController(PartnerDesk desk) {
            return new ConsentController(desk);
        }

        @Bean
        CertificateController payungCertificateController(PartnerDesk desk) {
            return new CertificateController(desk);
        }

        @Bean
        VerificationController payungVerificationController(Payung payung, Wording wording) {
            return new VerificationController(payung, wording);
        }

        @Bean
        DecisionController payungDecisionController(PartnerDesk desk) {
            return new DecisionController(desk);
        }

        @Bean
        WithdrawalController payungWithdrawalController(PartnerDesk desk, Problem problem) {
            return new WithdrawalController(desk, problem);
        }

        @Bean
        ChangeController payungChangeController(PartnerDesk desk, Problem problem, Wording wording) {
            return new ChangeController(desk, problem, wording);
        }

        @Bean
        ErasureController payungErasureController(PartnerDesk desk, Problem problem) {
            return new ErasureController(desk, problem);
        }

        @Bean
        EventController payungEventController(PartnerDesk desk) {
            return new EventController(desk);
        }

        @Bean
        DeliveryController payungDeliveryController(PartnerDesk desk) {
            return new DeliveryController(desk);
        }

        @Bean
        OpenApi payungOpenApi(ObjectProvider<SandboxController> sandbox) {
            String[] without = sandbox.stream().findAny().isEmpty() ? new String[] {"sandbox"} : new String[0];
            return OpenApi.of(ErrorAdvice.STATUS, without);
        }

        @Bean
        OpenApiController payungOpenApiController(PartnerDesk desk, OpenApi description) {
            return new OpenApiController(desk, description);
        }

        @Bean
        FallbackController payungFallbackController(Problem problem, OpenApi description) {
            return new FallbackController(problem, description);
        }

        @Bean
        ErrorAdvice payungErrorAdvice(Problem problem, IdSource ids) {
            return new ErrorAdvice(problem, ids);
        }
    }

    /** Whether anything was said about them, so that a mistake is noticed. */
    static class AnythingSaid extends AnyNestedCondition {

        AnythingSaid() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBooleanProperty("payung.web.open")
        static class Open {}

        @ConditionalOnBooleanProperty("payung.web.secured")
        static class Secured {}

        @ConditionalOnProperty("payung.web.api-keys[0].hash")
        static class ApiKeys {}
    }
}
