package io.payung.spring.web.json;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Bounds a decimal that travels as a string, which {@code minimum} and {@code maximum} leave alone. */
final class DecimalBound extends AbstractKeyword {

    static final String MINIMUM = "x-payung-minimum";
    static final String MAXIMUM = "x-payung-maximum";

    DecimalBound(String name) {
        super(name);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation place, JsonNode bound, Schema parent, SchemaContext context) {
        return new Check(this, bound, place);
    }

    private static final class Check extends AbstractKeywordValidator {

        private final boolean least;
        private final BigDecimal bound;

        Check(DecimalBound keyword, JsonNode bound, SchemaLocation place) {
            super(keyword, bound, place);
            this.least = keyword.getValue().equals(MINIMUM);
            this.bound = new BigDecimal(bound.asString());
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath place) {
            if (node.isString() && isDecimal(node.asString())) {
                int order = new BigDecimal(node.asString()).compareTo(bound);
                if (least ? order < 0 : order > 0) {
                    context.addError(Error.builder().keyword(getKeyword()).instanceNode(node).instanceLocation(place).build());
                }
            }
        }

        /** Anything else breaks the pattern beside this keyword; exponents never get as far as a BigDecimal. */
        private static boolean isDecimal(String text) {
            return text.length() <= 40 && text.matches("-?[0-9]+(\\.[0-9]+)?");
        }
    }
}
