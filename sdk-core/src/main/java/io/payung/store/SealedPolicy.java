package io.payung.store;

import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.product.PackSource;
import io.payung.quote.BenefitLimit;
import io.payung.quote.QuoteRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What is sealed in a policy's own row.
 *
 * @param limits personal too, because their reasons say what was found (an age, an income)
 */
record SealedPolicy(QuoteRequest request, List<BenefitLimit> limits) {

    @Override
    public String toString() {
        return "SealedPolicy[****]";
    }

    /**
     * What is sealed in a decision's row.
     *
     * @param salt random, in hexadecimal: forgotten together with the person, and then the digest beside it tells nothing
     */
    record SealedDecision(String salt, DecisionReceipt receipt) {

        static SealedDecision of(byte[] salt, DecisionReceipt receipt) {
            return new SealedDecision(HexFormat.of().formatHex(salt), receipt);
        }

        /** SHA-256 over the salt and the decision's canonical JSON. */
        String saltedDigest() {
            Decision decision = receipt.decision();
            return PackSource.sha256(salt + new String(CanonicalJson.write(decision), StandardCharsets.UTF_8));
        }

        /** The receipt, when the digest that was written beside it is that of this decision. */
        DecisionReceipt proven(String digest) {
            if (!saltedDigest().equals(digest)) {
                throw new PayungException(
                        "DECISION_ALTERED", "decision " + receipt.id() + " is not the one its digest was made of; restore it from a backup");
            }
            return receipt;
        }

        @Override
        public String toString() {
            return "SealedDecision[" + receipt.id() + "]";
        }
    }
}
