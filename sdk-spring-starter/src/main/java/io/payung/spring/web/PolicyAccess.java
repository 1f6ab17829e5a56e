package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import io.payung.policy.PolicyNumber;
import jakarta.servlet.http.HttpServletRequest;

/** Lets in who shows the secret of a policy. For everybody else it is as unknown as one that does not exist. */
final class PolicyAccess {

    private PolicyAccess() {}

    /** The number as somebody wrote it, of the policy whose secret comes along. */
    static PolicyNumber ofHolder(Payung payung, String number, HttpServletRequest request) {
        PolicyNumber policy = PolicyNumber.asWritten(number);
        if (!payung.isHolder(policy, Headers.secret(request))) {
            throw unknown();
        }
        return policy;
    }

    /** The same, also for the partner that sold it and reads without the secret. */
    static PolicyNumber ofReader(PartnerDesk desk, Payung payung, String number, HttpServletRequest request) {
        return of(desk, payung, number, request, Role.READER);
    }

    /** The same, also for the partner that sold it and comes in one of the roles without the secret. */
    static PolicyNumber of(PartnerDesk desk, Payung payung, String number, HttpServletRequest request, Role... oneOf) {
        return desk.isPartner(request, oneOf) ? PolicyNumber.asWritten(number) : ofHolder(payung, number, request);
    }

    static PayungException unknown() {
        return new PayungException("POLICY_UNKNOWN", "no policy of this number and secret");
    }
}
