package io.payung.policy;

import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.payment.RefundSettler;
import io.payung.policy.PaymentStore.RefundTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what is owed back to the settlers, at least once each, until they say that it is back. */
final class Refunding {

    private static final Logger LOG = LoggerFactory.getLogger(Refunding.class);

    /** When something that was handed out is handed out again. */
    static final Duration AGAIN_AFTER = Duration.ofMinutes(15);

    private final UnitOfWork unitOfWork;
    private final ApplicationStore applications;
    private final PaymentStore payments;
    private final Map<String, RefundSettler> settlers = new HashMap<>();
    private final IdSource ids;
    private final Clock clock;

    Refunding(ApplicationsParts parts) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.applications = parts.issuing().applications();
        this.payments = parts.payments();
        this.ids = parts.issuing().ids();
        this.clock = parts.issuing().clock();
        for (RefundSettler settler : parts.settlers()) {
            if (settlers.put(settler.gateway(), settler) != null) {
                throw new PayungException("GATEWAY_TWICE", "two settlers pay back through gateway \"" + settler.gateway() + "\"; give one");
            }
        }
    }

    /** See {@code Payung.settleRefunds}. */
    int settle(int atMost) {
        Instant now = clock.instant();
        // Committed before any settler is called: whatever happens then, nobody withdraws the refund any more.
        List<RefundTask> tasks = unitOfWork.run(() -> payments.claimRefunds(settlers.keySet(), now, now.plus(AGAIN_AFTER), atMost));
        int settled = 0;
        for (RefundTask task : tasks) {
            if (progress(task) == RefundSettler.Progress.SETTLED && unitOfWork.run(() -> done(task))) {
                settled++;
            }
        }
        return settled;
    }

    /** A settler that fails has sent nothing or something: it is asked again later either way. */
    private RefundSettler.Progress progress(RefundTask task) {
        try {
            RefundSettler settler = Objects.requireNonNull(settlers.get(task.due().gateway()));
            return Objects.requireNonNull(settler.settle(task.due()), "the settler answered nothing");
        } catch (Exception | Error failure) {
            LOG.warn("A refund through gateway \"{}\" is tried again later: {}", task.due().gateway(), failure.getClass().getName());
            return RefundSettler.Progress.SENT;
        }
    }

    private boolean done(RefundTask task) {
        ApplicationId id = task.application();
        Application locked = id == null ? null : applications.find(task.partner(), id).map(applications::lock).orElse(null);
        Instant now = clock.instant();
        boolean settled = payments.settled(task, now);
        if (settled && locked != null && locked.state() == ApplicationState.REFUND_DUE && payments.owedFor(locked.id()).isEmpty()) {
            applications.move(locked.refunded(), null, ids.uuid(), now);
        }
        return settled;
    }
}
