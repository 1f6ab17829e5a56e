package io.payung.rules.authoring.dialect;

import io.payung.consent.Consent;
import io.payung.rules.authoring.definition.Symbols;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The only texts that a fact can have. */
public final class KnownValues {

    private KnownValues() {}

    /** Every text the fact can have, or none when it is not bound to a list. */
    public static Set<String> of(String fact, Symbols symbols) {
        return switch (fact) {
            case "plan" -> symbols.plans().keySet();
            case "object.kind" -> symbols.object() == null ? Set.of() : Set.of(symbols.object().kind());
            case "life.role" -> symbols.lives().keySet();
            case "life.relation" -> symbols.relations();
            case "life.sex", "applicant.sex" -> Set.of("female", "male");
            case "by" -> keys(Consent.Party.values(), Consent.Party::key);
            case "method" -> keys(Consent.Method.values(), Consent.Method::key);
            case "language" -> Set.copyOf(symbols.languages().all());
            case "benefit" -> symbols.benefits().keySet();
            case "event.consequence" -> symbols.consequences();
            case "event.cause" -> symbols.benefits().values().stream().anyMatch(benefit -> benefit.cause().equals("any")) ? Set.of()
                    : symbols.causes();
            default -> Set.of();
        };
    }

    private static <T> Set<String> keys(T[] values, Function<T, String> key) {
        return Stream.of(values).map(key).collect(Collectors.toSet());
    }
}
