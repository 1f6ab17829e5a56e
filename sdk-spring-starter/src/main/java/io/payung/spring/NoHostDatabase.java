package io.payung.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** The host has not named a database for Spring Boot to connect to. */
class NoHostDatabase extends NoneNestedConditions {

    NoHostDatabase() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("spring.datasource.url")
    static class Url {}

    @ConditionalOnProperty("spring.datasource.hikari.jdbc-url")
    static class PoolUrl {}

    @ConditionalOnProperty("spring.datasource.jndi-name")
    static class Jndi {}
}
