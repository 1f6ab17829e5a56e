package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Caller;
import io.payung.access.PartnerKeys;
import io.payung.fault.PayungException;
import io.payung.spring.PayungProperties;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who reaches the endpoints, where Spring Security is. Comes after Spring Boot's own chains, which step back for any chain that is there before:
 * the rest of the host stays as locked as it was.
 */
@AutoConfiguration(
        after = WebAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnClass({SecurityFilterChain.class, HttpSecurity.class})
@ConditionalOnBean(ErrorAdvice.class)
class AccessAutoConfiguration {

    private static final String EVERYTHING = PayungEndpoint.BASE + "/**";

    /** An address that Spring Security takes for an attack gets a problem of ours below our base path, and what it gets anyway elsewhere. */
    @Bean
    @ConditionalOnMissingBean
    RequestRejectedHandler payungRejectedAddresses(ErrorAdvice advice) {
        RequestRejectedHandler elsewhere = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (request.getRequestURI().startsWith(request.getContextPath() + PayungEndpoint.BASE + "/")) {
                Replies.send(advice.fault(new PayungException("NOT_FOUND", "no address"), request), response);
            } else {
                elsewhere.handle(request, response, rejected);
            }
        };
    }

    /** Partners show a key or a token. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("payung.web.secured")
    @ConditionalOnClass(JwtDecoder.class)
    @EnableConfigurationProperties(PayungProperties.class)
    static class Secured {

        @Bean
        PartnerDesk payungPartnerDesk(Payung payung) {
            return new SecuredDesk(payung);
        }

        @Bean
        @ConditionalOnMissingBean
        PartnerKeys payungPartnerKeys(PayungProperties properties) {
            return new PropertyPartnerKeys(properties.web().apiKeys());
        }

        /** Gateways sign what they post and know no key of ours. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain payungGatewayChain(HttpSecurity http) {
            http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PayungEndpoint.BASE + "/payments/*"));
            return withoutSession(http).authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
        }

        /** Whoever holds a certificate checks it, and has no key of ours. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE + 1)
        SecurityFilterChain payungVerificationChain(HttpSecurity http) {
            PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
            http.securityMatchers(matchers -> Stream.of("/certificates/*", "/verify/*").forEach(path -> matchers.requestMatchers(
                    paths.matcher(HttpMethod.GET, PayungEndpoint.BASE + path), paths.matcher(HttpMethod.HEAD, PayungEndpoint.BASE + path))));
            return withoutSession(http).authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE + 2)
        SecurityFilterChain payungPartnerChain(
                HttpSecurity http, PayungProperties properties, PartnerKeys keys, ObjectProvider<JwtDecoder> decoders, ErrorAdvice advice) {
            JwtDecoder decoder = decoders.getIfAvailable();
            if (decoder == null && keys instanceof PropertyPartnerKeys && properties.web().apiKeys().isEmpty()) {
                throw new PayungException("WEB_NO_CREDENTIALS", "payung.web.secured is true, but no API key and no issuer of tokens is known");
            }
            Function<String, Optional<Caller>> tokens =
                    decoder == null ? token -> Optional.empty() : new JwtCallers(decoder, properties.web().jwt().partnerClaim());
            return withoutSession(http.securityMatcher(EVERYTHING))
                    .addFilterBefore(new CallerFilter(new Credentials(keys, tokens), advice), AnonymousAuthenticationFilter.class)
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .build();
        }
    }

    /** Everybody may; but a host that has rules of its own for its addresses has them for these, too. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("payung.web.open")
    @Conditional(NoRulesOfTheHost.class)
    static class Open {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain payungOpenChain(HttpSecurity http) {
            return withoutSession(http.securityMatcher(EVERYTHING)).authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
        }
    }

    private static HttpSecurity withoutSession(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /** The only chains are those that Spring Boot has for want of any. */
    static class NoRulesOfTheHost implements ConfigurationCondition {

        private static final Set<String> BY_DEFAULT =
                Set.of("defaultSecurityFilterChain", "jwtSecurityFilterChain", "opaqueTokenSecurityFilterChain");

        @Override
        public ConfigurationPhase getConfigurationPhase() {
            return ConfigurationPhase.REGISTER_BEAN;
        }

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return BY_DEFAULT.containsAll(Set.of(context.getBeanFactory().getBeanNamesForType(SecurityFilterChain.class, true, false)));
        }
    }
}
