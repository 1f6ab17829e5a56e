package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.access.ApiKey;
import io.payung.access.PartnerKeys;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.IdSource;
import io.payung.spring.fixture.TestProduct;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who is asked for, by property; each mistake fails the start with the names of the properties. */
class AccessAutoConfigurationTest {

    private static final String SECURED = "payung.web.secured=true";
    private static final String[] KEY = {
        "payung.web.api-keys[0].partner=shop",
        "payung.web.api-keys[0].roles=seller,claims",
        "payung.web.api-keys[0].hash=" + ApiKey.fresh(new DefaultIdSource()).hash()
    };

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    WebAutoConfiguration.class,
                    AccessAutoConfiguration.class))
            .withBean(IdSource.class, DefaultIdSource::new)
            .withBean(Payung.class, () -> Payung.builder().products(TestProduct.catalogue()).build());

    @Test
    void asksForKeysAndLeavesTheRestOfTheHostLocked() {
        web.withPropertyValues(SECURED).withPropertyValues(KEY).run(context -> assertThat(context)
                .hasSingleBean(SecuredDesk.class)
                .hasBean("payungPartnerChain")
                .hasBean("defaultSecurityFilterChain"));
    }

    @Test
    void opensNothingElseThanItselfToEverybody() {
        web.withPropertyValues("payung.web.open=true").run(context -> assertThat(context)
                .hasSingleBean(OpenDesk.class)
                .hasBean("payungOpenChain")
                .hasBean("defaultSecurityFilterChain"));
    }

    @Test
    void addsNoRuleOfItsOwnToThoseOfAHostUnlessItAsksForPartners() {
        WebApplicationContextRunner host = web.withBean("host", SecurityFilterChain.class, () -> new org.springframework.security.web.DefaultSecurityFilterChain(
                request -> true));

        host.withPropertyValues("payung.web.open=true").run(context -> assertThat(context).hasSingleBean(SecurityFilterChain.class));
        host.withPropertyValues(SECURED).withPropertyValues(KEY).run(context -> assertThat(context).hasBean("payungPartnerChain").hasBean("host"));
    }

    @Test
    void addsNothingUnlessTold() {
        web.run(context -> assertThat(context).doesNotHaveBean(PartnerDesk.class).hasSingleBean(SecurityFilterChain.class));
    }

    @Test
    void takesKeysOfTheHostOrTokensInsteadOfProperties() {
        PartnerKeys own = id -> Optional.empty();
        web.withPropertyValues(SECURED).withBean(PartnerKeys.class, () -> own)
                .run(context -> assertThat(context).hasNotFailed().getBean(PartnerKeys.class).isSameAs(own));
        web.withPropertyValues(SECURED)
                .withBean(JwtDecoder.class, () -> token -> {
                    throw new IllegalStateException();
                })
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesOpenAndSecuredAtOnce() {
        failsWith("WEB_OPEN_AND_SECURED", web.withPropertyValues(SECURED, "payung.web.open=true").withPropertyValues(KEY), "payung.web.open", "payung.web.secured");
    }

    @Test
    void refusesKeysThatNobodyAsksFor() {
        failsWith("WEB_NOT_SECURED", web.withPropertyValues(KEY), "payung.web.api-keys", "payung.web.secured");
        failsWith("WEB_NOT_SECURED", web.withPropertyValues(KEY).withPropertyValues("payung.web.open=true"), "payung.web.api-keys");
    }

    @Test
    void refusesToBeSecuredWithoutAnybodyWhoCouldCall() {
        failsWith("WEB_NO_CREDENTIALS", web.withPropertyValues(SECURED), "payung.web.secured");
    }

    @Test
    void refusesToBeSecuredWithoutSpringSecurity() {
        failsWith("WEB_SECURITY_MISSING", web.withPropertyValues(SECURED).withPropertyValues(KEY)
                .withClassLoader(new FilteredClassLoader("org.springframework.security")), "payung.web.secured");
    }

    @Test
    void isOpenWithoutSpringSecurity() {
        web.withPropertyValues("payung.web.open=true")
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(OpenDesk.class));
    }

    @Test
    void refusesAKeyWhereItsHashBelongsAndDoesNotShowIt() {
        String key = ApiKey.fresh(new DefaultIdSource()).value();

        web.withPropertyValues(SECURED).withPropertyValues(KEY).withPropertyValues("payung.web.api-keys[0].hash=" + key).run(context -> {
            assertThat(context).hasFailed();
            PayungException fault = fault(context.getStartupFailure());
            assertThat(fault.code()).isEqualTo("API_KEY_HASH");
            assertThat(fault).hasMessageNotContaining(key.substring(21));
        });
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        failsWith("API_KEY_TWICE", web.withPropertyValues(SECURED).withPropertyValues(KEY).withPropertyValues(
                "payung.web.api-keys[1].partner=other", "payung.web.api-keys[1].roles=reader", KEY[2].replace("[0]", "[1]")), "payung.web.api-keys");
    }

    private static void failsWith(String code, WebApplicationContextRunner runner, String... properties) {
        runner.run(context -> {
            assertThat(context).hasFailed();
            PayungException fault = fault(context.getStartupFailure());
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.getMessage()).contains(properties);
        });
    }

    private static PayungException fault(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof PayungException fault) {
                return fault;
            }
        }
        throw new AssertionError("no fault of ours", failure);
    }
}
