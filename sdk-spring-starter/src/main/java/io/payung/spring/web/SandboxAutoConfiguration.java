package io.payung.spring.web;

import io.payung.Payung;
import io.payung.fault.PayungException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;

/** Where a sandbox is played with, and how each of its answers tells that it is one. */
@AutoConfiguration(after = WebAutoConfiguration.class)
class SandboxAutoConfiguration {

    /** Apart, so that nothing of Spring MVC is touched in a host without it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    @ConditionalOnBean(ErrorAdvice.class)
    static class Endpoints {

        /** Before Spring Security, whose refusals tell it, too. Asks Payung and no property, so that a host's own sandbox tells as well. */
        @Bean
        FilterRegistrationBean<SandboxFilter> payungSandboxFilter(Payung payung) {
            FilterRegistrationBean<SandboxFilter> filter = new FilterRegistrationBean<>(new SandboxFilter());
            filter.addUrlPatterns(PayungEndpoint.BASE, PayungEndpoint.BASE + "/*");
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            filter.setEnabled(payung.sandbox().isPresent());
            return filter;
        }

        @Bean
        @ConditionalOnBooleanProperty("payung.sandbox.enabled")
        SandboxController payungSandboxController(PartnerDesk desk, Payung payung) {
            return new SandboxController(desk, payung.sandbox().orElseThrow(() -> new PayungException(
                    "SANDBOX_NOT_BUILT", "payung.sandbox.enabled is true, but the bean of type Payung sells for real")));
        }
    }
}
