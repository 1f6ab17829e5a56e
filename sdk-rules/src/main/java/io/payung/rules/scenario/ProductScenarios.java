package io.payung.rules.scenario;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a test method one test for each scenario of a product folder, shown by the scenario's name. Each scenario is run before the method's
 * body, which may be empty or look further at the {@link ScenarioResult} it takes. Works with JUnit Jupiter 5 and 6.
 *
 * <pre>{@code
 * @ProductScenarios("products/personal-accident")
 * void everyScenarioHolds() {}
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface ProductScenarios {

    /** The product folder, absolute or from where the tests run: with Maven the folder of the module. */
    String value();
}
