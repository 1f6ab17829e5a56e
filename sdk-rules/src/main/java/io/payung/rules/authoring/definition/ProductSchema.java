package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.Set;

/** Compares product.yaml with the published JSON Schema and tells each fault at its place. Safe for several threads. */
final class ProductSchema {

    private static final YamlSchema SCHEMA = YamlSchema.of(ProductSchema.class, "product.schema.json");

    private ProductSchema() {}

    /** @param told places at which a more precise problem was noted already */
    static void check(YamlNode root, Set<Position> told, Problems problems) {
        SCHEMA.check(root, told, problems);
    }

    /** Whether product.yaml may have the field, now or one day. */
    static boolean knows(String field) {
        return SCHEMA.knows(field);
    }
}
