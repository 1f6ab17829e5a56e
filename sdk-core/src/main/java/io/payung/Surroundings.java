package io.payung;

import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.key.Realm;
import io.payung.payment.PaymentNotices;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.RefundSettler;
import io.payung.sandbox.Sandbox;
import io.payung.sandbox.SandboxClock;
import io.payung.sandbox.SandboxGateway;
import io.payung.store.PayungStore;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time and the money that a Payung lives among: the world's, or those of a sandbox, and never some of both. */
record Surroundings(
        Clock clock,
        List<PaymentVerifier> verifiers,
        List<PaymentNotices> notices,
        List<RefundSettler> settlers,
        @Nullable Sandbox sandbox) {

    Realm realm() {
        return sandbox == null ? Realm.PRODUCTION : Realm.SANDBOX;
    }

    /** As they were given. Throws {@code GATEWAY_OF_SANDBOX} for a clock or gateway that only says what it is told. */
    Surroundings inProduction() {
        boolean told = clock instanceof SandboxClock
                || Stream.of(verifiers, notices, settlers).flatMap(List::stream).anyMatch(SandboxGateway.class::isInstance);
        if (told) {
            throw new PayungException("GATEWAY_OF_SANDBOX", "clock and gateway of a sandbox say what they are told; only sandbox() has them");
        }
        return this;
    }

    /** Real money must not buy what insures nobody, nor a test give real money back: {@code SANDBOX_WITH_GATEWAY}. */
    Surroundings inSandbox(IdSource ids, PayungStore store) {
        if (!verifiers.isEmpty() || !notices.isEmpty() || !settlers.isEmpty()) {
            throw new PayungException(
                    "SANDBOX_WITH_GATEWAY", "a sandbox has a gateway of its own and takes no other; give it no verifier, notices or settler");
        }
        Sandbox sandbox = Sandbox.over(clock, ids);
        SandboxGateway gateway = sandbox.gateway();
        // After a restart it goes on where the clock stood, as far as anything tells.
        store.events().latest().filter(latest -> latest.isAfter(clock.instant())).ifPresent(sandbox.clock()::forwardTo);
        return new Surroundings(sandbox.clock(), List.of(gateway), List.of(gateway), List.of(gateway), sandbox);
    }
}
