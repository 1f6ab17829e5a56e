package io.payung.quote;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.product.Needs;
import io.payung.product.Product;
import io.payung.product.terms.RateTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What formulas and rate tables are given: numbers as decimals, choices as texts. Answers per life are those of the first one. */
final class PricingInputs {

    private final Product product;
    private final Needs needs;
    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, Object> facts = new TreeMap<>();

    PricingInputs(Product product, QuoteCase quoted, FactSheet sheet) {
        this.product = product;
        QuoteRequest request = quoted.request();
        facts.putAll(request.lives().get(0).answers());
        facts.putAll(request.commonAnswers());
        this.needs = Needs.of(product.questions(), facts);
        facts.put("plan", request.plan());
        facts.put("age", sheet.oldestAge());
        facts.put("lives", (long) request.lives().size());
        Long months = product.duration().months(request.commonAnswers());
        if (months != null) {
            facts.put("months", months);
        }
        product.parameters().forEach((name, parameter) -> put(name, parameter.value()));
        facts.forEach(this::put);
        // What is promised is what holds on the first day.
        put("monthsElapsed", 0L);
    }

    void put(String name, Object value) {
        if (value instanceof Long whole) {
            values.put(name, BigDecimal.valueOf(whole));
        } else if (value instanceof BigDecimal || value instanceof String) {
            values.put(name, value);
        }
    }

    /** A value for each name that the formula reads; an answer that nobody needs is left out. */
    Map<String, Object> of(Formula formula) {
        Map<String, Object> inputs = new TreeMap<>();
        for (String name : formula.reads()) {
            Object value = values.get(name);
            if (value != null) {
                inputs.put(name, value);
            } else if (!needs.unneeded().contains(name)) {
                throw missing("formula \"" + formula.id() + "\"", name);
            }
        }
        return inputs;
    }

    /** The same after so many months of cover. */
    PricingInputs after(long months) {
        facts.put("monthsElapsed", months);
        put("monthsElapsed", months);
        return this;
    }

    /** The rows of the table that match. */
    List<RateTable.Row> matching(RateTable table) {
        for (String name : table.columns()) {
            if (!facts.containsKey(name)) {
                throw missing("table \"" + table.file() + "\"", name);
            }
        }
        return table.matching(facts);
    }

    private PayungException missing(String reader, String name) {
        return new PayungException("FACT_MISSING", "the " + reader + " of " + product + " reads \"" + name + "\", which is not known");
    }
}
