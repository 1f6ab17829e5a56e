package io.payung.spring.example;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** The host's own rule for its own address: whoever posts there signs. */
@Configuration(proxyBeanMethods = false)
class OrderAddresses {

    @Bean
    SecurityFilterChain orders(HttpSecurity http) {
        return http.securityMatcher("/orders/**")
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }
}
