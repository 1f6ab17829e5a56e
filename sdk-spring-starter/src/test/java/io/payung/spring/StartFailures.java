package io.payung.spring;

import java.util.List;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.validation.FieldError;

/** Reads a failed start as Spring Boot tells it. */
final class StartFailures {

    private StartFailures() {}

    /** The analysis of the first registered analyzer that has one. */
    static FailureAnalysis analysis(Throwable failure) {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, unavailable) -> {})
                .stream()
                .filter(PayungFailureAnalyzer.class::isInstance)
                .toList();
        for (FailureAnalyzer analyzer : analyzers) {
            FailureAnalysis analysis = analyzer.analyze(failure);
            if (analysis != null) {
                return analysis;
            }
        }
        throw new AssertionError("no analyzer of ours explains the failure", failure);
    }

    /** Full names of the properties that broke a bound. */
    static List<String> properties(Throwable failure) {
        var errors = cause(failure, BindValidationException.class).getValidationErrors();
        return errors.getAllErrors().stream()
                .map(FieldError.class::cast)
                .map(error -> errors.getName() + "." + DataObjectPropertyName.toDashedForm(error.getField()))
                .toList();
    }

    static <T extends Throwable> T cause(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        throw new AssertionError("the start did not fail with " + type.getSimpleName(), failure);
    }
}
