package io.payung.spring.web;

import io.payung.Payung;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.fault.PayungException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Finds a claim for whoever may know of it. For everybody else it is as unknown as one that does not exist. */
final class ClaimAccess {

    private ClaimAccess() {}

    /** The id as somebody wrote it. */
    static ClaimId id(String written) {
        try {
            return new ClaimId(UUID.fromString(written));
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    /** Of the partner, for its insurer's desk. */
    static ClaimId ofInsurer(Payung payung, String written) {
        return file(payung, written).claim().id();
    }

    /** Of the holder whose secret comes along. */
    static ClaimId ofHolder(Payung payung, String written, HttpServletRequest request) {
        ClaimFile file = file(payung, written);
        if (!payung.isHolder(file.claim().policy(), Headers.secret(request))) {
            throw unknown();
        }
        return file.claim().id();
    }

    static PayungException unknown() {
        return new PayungException("CLAIM_UNKNOWN", "no claim of this id and secret");
    }

    private static ClaimFile file(Payung payung, String written) {
        return payung.claimFile(id(written)).orElseThrow(ClaimAccess::unknown);
    }
}
