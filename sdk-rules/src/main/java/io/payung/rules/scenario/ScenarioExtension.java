package io.payung.rules.scenario;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test method once for each scenario. Made by JUnit. */
final class ScenarioExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(ProductScenarios.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Path folder = Path.of(context.getRequiredTestMethod().getAnnotation(ProductScenarios.class).value());
        ScenarioSuite suite = ScenarioSuite.of(folder);
        if (suite.scenarios().isEmpty()) {
            throw new AssertionError("\"" + folder + "\" has no scenarios; write one in scenarios/NAME.yaml");
        }
        return suite.scenarios().stream().map(scenario -> new Row(suite, scenario));
    }

    /** @param suite compiled once for all of its scenarios */
    private record Row(ScenarioSuite suite, Scenario scenario) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return scenario.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Run(suite, scenario));
        }
    }

    /** Runs the scenario, then the method's body. */
    private static final class Run implements InvocationInterceptor, ParameterResolver {

        private final ScenarioSuite suite;
        private final Scenario scenario;
        private @Nullable ScenarioResult result;

        Run(ScenarioSuite suite, Scenario scenario) {
            this.suite = suite;
            this.scenario = scenario;
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
            ScenarioResult told = result();
            if (!told.holds()) {
                throw new AssertionError(scenario.name() + "\n" + told.message());
            }
            body.proceed();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ScenarioResult.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return result();
        }

        private ScenarioResult result() {
            ScenarioResult told = result == null ? suite.run(scenario) : result;
            result = told;
            return told;
        }
    }
}
