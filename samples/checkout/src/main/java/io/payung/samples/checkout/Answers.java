package io.payung.samples.checkout;

import io.payung.claim.ClaimId;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What the shop's own endpoints read and tell alike. */
final class Answers {

    private Answers() {}

    /** The id as somebody wrote it; one that cannot be an id is as unknown as one that does not exist. */
    static ClaimId claim(String written) {
        try {
            return new ClaimId(UUID.fromString(written));
        } catch (IllegalArgumentException noId) {
            throw Problems.of(404, "CLAIM_UNKNOWN");
        }
    }

    /** Personal, so nobody in between keeps it. */
    static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }
}
