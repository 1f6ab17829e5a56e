package io.payung.spring.web.form;

import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.terms.AnswerTest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions of a product as JSON Schema. Stateless. */
public final class QuestionSchema {

    /** Plain notation as Money bounds it: no grouping, no exponent, no plus sign. */
    static final String DECIMAL = "^-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?$";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int TEXT_LENGTH = 200;

    private final ProductPack pack;
    private final String language;
    private final Wording wording;

    public QuestionSchema(ProductPack pack, String language, Wording wording) {
        this.pack = pack;
        this.language = language;
        this.wording = wording;
    }

    /** The questions of that moment, in the product's order. */
    public static List<Question> asked(ProductPack pack, Question.Moment moment) {
        return pack.product().questions().values().stream().filter(question -> question.askedAt() == moment).toList();
    }

    /** An object with one property for each question. */
    public ObjectNode answers(Collection<Question> questions, String title) {
        ObjectNode schema = NODES.objectNode();
        schema.put("type", "object").put("title", title).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Question question : questions) {
            properties.set(question.name(), of(question));
            if (question.neededWhen() == null) {
                required.add(question.name());
            }
        }
        schema.set("required", required);
        return schema;
    }

    /** One question. */
    public ObjectNode of(Question question) {
        ObjectNode schema = NODES.objectNode();
        switch (question.type()) {
            case MONEY, DECIMAL, PERCENT -> decimal(schema, question);
            case INTEGER -> whole(schema, question);
            case TEXT -> schema.put("type", "string").put("maxLength", TEXT_LENGTH);
            case CHOICE -> choices(schema, question);
            case YES_NO -> schema.put("type", "boolean");
            case DATE -> schema.put("type", "string").put("format", "date");
        }
        schema.put("title", wording.text(pack, "question." + question.name(), language));
        schema.put("x-payung-per", question.per().name().toLowerCase(Locale.ROOT));
        if (question.neededWhen() != null) {
            schema.set("x-payung-needed-when", test(question.neededWhen()));
        }
        if (question.choosable()) {
            schema.put("x-payung-choosable", true);
        }
        return schema;
    }

    /** A comparison as name, operator and value; several of them under {@code all} or {@code any}. */
    private static ObjectNode test(AnswerTest test) {
        ObjectNode schema = NODES.objectNode();
        if (test instanceof AnswerTest.Combined combined) {
            ArrayNode parts = schema.putArray(combined.all() ? "all" : "any");
            combined.of().forEach(part -> parts.add(test(part)));
            return schema;
        }
        AnswerTest.Compare compare = (AnswerTest.Compare) test;
        schema.put("name", compare.name()).put("operator", compare.operator().sign());
        if (compare.value() instanceof Boolean flag) {
            return schema.put("value", flag);
        }
        String value = compare.value() instanceof BigDecimal number ? number.toPlainString() : compare.value().toString();
        return schema.put("value", value);
    }

    private static void decimal(ObjectNode schema, Question question) {
        schema.put("type", "string").put("pattern", DECIMAL).put("x-payung-type", question.type().key());
        if (question.min() != null) {
            schema.put("x-payung-minimum", question.min().toPlainString());
        }
        if (question.max() != null) {
            schema.put("x-payung-maximum", question.max().toPlainString());
        }
    }

    private static void whole(ObjectNode schema, Question question) {
        schema.put("type", "integer");
        if (question.min() != null) {
            schema.put("minimum", question.min());
        }
        if (question.max() != null) {
            schema.put("maximum", question.max());
        }
    }

    private void choices(ObjectNode schema, Question question) {
        ArrayNode oneOf = schema.putArray("oneOf");
        for (String value : question.choices()) {
            oneOf.add(option(value, wording.text(pack, "choice." + question.name() + "." + value, language)));
        }
    }

    static ObjectNode option(String value, String title) {
        return NODES.objectNode().put("const", value).put("title", title);
    }
}
