package io.payung.certificate;

import io.payung.consent.proof.ConsentReceipt;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * All that a certificate is made of: with it, its bytes are a pure function.
 *
 * @param pack the content that the policy was sold from
 * @param link what the QR code opens; absent without an address
 * @param test whether nobody is insured by it
 */
record Subject(Policy policy, PolicyDetails details, ProductPack pack, ConsentReceipt receipt, boolean test, @Nullable URI link) {

    Product product() {
        return pack.product();
    }

    /** That of the sale. */
    String language() {
        return details.consent().language();
    }

    @Override
    public String toString() {
        return "Subject[" + policy.number() + "]";
    }
}
