package io.payung.rules.scenario;

import io.payung.claim.ClaimAssessment;
import io.payung.rules.authoring.definition.YamlNode;
import java.math.BigDecimal;
import java.util.List;

/** Who receives how much of one benefit: everybody, in the order in which it is due. */
final class PayableExpectation {

    private PayableExpectation() {}

    static List<String> found(ClaimAssessment claim, String benefit) {
        return claim.payable().stream()
                .filter(each -> each.benefit().equals(benefit))
                .flatMap(each -> each.payees().stream())
                .map(payee -> payee.payee() + " " + plain(payee.atMost().amount()))
                .toList();
    }

    static boolean holds(YamlNode expected, List<String> found) {
        return wanted(expected).equals(found);
    }

    static List<String> wanted(YamlNode expected) {
        return expected.entries().entrySet().stream()
                .map(entry -> entry.getKey() + " " + plain(entry.getValue().number().orElseThrow()))
                .toList();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
