package io.payung.certificate;

import io.payung.policy.PolicyState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What whoever scans a certificate sees: nothing about a person.
 *
 * @param maskedNumber only the end of the policy's number, to be compared with the paper
 * @param state        now
 * @param test         whether it was made for trying out and insures nobody
 * @param product      id of the product
 * @param names        its names by language
 * @param insurer      of record
 * @param licence      the insurer's
 * @param coverFrom    first instant of cover
 * @param coverFromDate its day in the product's zone
 * @param coverUntil   last day of cover, whole, in the product's zone
 */
public record CertificateStatus(
        String maskedNumber,
        PolicyState state,
        boolean test,
        String product,
        Map<String, String> names,
        String insurer,
        String licence,
        Instant coverFrom,
        LocalDate coverFromDate,
        LocalDate coverUntil) {

    public CertificateStatus {
        names = Map.copyOf(names);
    }
}
