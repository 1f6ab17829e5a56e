package io.payung.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackSourceTest {

    private static final String DEFINITION = """
            product: loan
            status: draft
            # a comment
            approvals:
              - { by: board, role: owner }

            parameters: { age: 18 }
            saleStops: []
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "status: on-sale\napprovals:\n  - { by: somebody-else }\nsaleStops: [ { area: x } ]",
        "status: closed\napprovals: []\nsaleStops: []",
    })
    void keepsTheContentWhenOnlyStatusApprovalsOrStopsChange(String changeable) {
        String[] parts = changeable.split("\n(?=approvals|saleStops)");
        String changed = DEFINITION.replace("status: draft", parts[0])
                .replace("approvals:\n  - { by: board, role: owner }", parts[1]).replace("saleStops: []", parts[2]);

        assertThat(changed).isNotEqualTo(DEFINITION);
        assertThat(source(changed).contentDigest()).isEqualTo(source(DEFINITION).contentDigest());
        assertThat(source(changed).digest()).isNotEqualTo(source(DEFINITION).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"approvals: []\n", "approvals:\n  - { by: board }\n", "\nsaleStops: []\n", "saleStops: []", "\n\nsaleStops: []\n\n"})
    void staysTheSameWhenAnApprovalIsWrittenBelowTheRest(String added) {
        String draft = "product: loan\nlives: { main: 1 }\n";

        assertThat(source(draft + added).contentDigest()).isEqualTo(source(draft).contentDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"product: loan2", "product: loan\nstart: now", "product: \"loan\""})
    void seesEveryOtherChange(String product) {
        assertThat(source(DEFINITION.replace("product: loan", product)).contentDigest())
                .isNotEqualTo(source(DEFINITION).contentDigest());
    }

    @Test
    void leavesNothingOutWhenAKeyStandsTwice() {
        String one = DEFINITION + "saleStops: { limit: 5 }\n";
        String two = DEFINITION + "saleStops: { limit: 6 }\n";

        assertThat(source(one).contentDigest()).isNotEqualTo(source(two).contentDigest());
    }

    @Test
    void leavesNothingOutOfADefinitionInBrackets() {
        String one = "{\nstatus: draft,\n product: loan }\n";
        String two = "{\nstatus: draft,\n product: other }\n";

        assertThat(source(one).contentDigest()).isNotEqualTo(source(two).contentDigest());
    }

    private static PackSource source(String definition) {
        return new PackSource(new TreeMap<>(Map.of("product.yaml", definition)));
    }
}
