package io.payung.rules.pack;

import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductTexts;
import java.util.Map;

/**
 * A checked product folder with its rules as class files.
 *
 * @param product definition
 * @param texts   messages in every language
 * @param clauses clause id → language → text
 * @param source  what it was compiled from
 * @param rules   the compiled rules
 */
public record CompiledPack(
        Product product,
        ProductTexts texts,
        Map<String, Map<String, ClauseText>> clauses,
        PackSource source,
        CompiledRules rules) {

    public CompiledPack {
        clauses = Map.copyOf(clauses);
    }

    @Override
    public String toString() {
        return "CompiledPack[" + product + "]";
    }
}
