package io.payung.change;

import io.payung.change.Assessor.Assessment;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.change.ChangeStore.NewChange;
import io.payung.consent.Consent;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.Idempotency;
import io.payung.policy.HolderSecret;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PersonId;
import io.payung.policy.Issuing.Asked;
import io.payung.policy.Move;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Ticket;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a confirmed change, in the running unit of work and under the lock of its policy. */
final class Confirming {

    private final ChangesParts parts;

    Confirming(ChangesParts parts) {
        this.parts = parts;
    }

    /**
     * One confirmation of what was found again as it was previewed.
     *
     * @param asked what the gateway of its payment has said before anything was locked
     */
    record Call(
            PartnerId partner, ChangeCommand command, ChangeTicket ticket, PolicyFile file, Assessment found, @Nullable Asked asked, Instant now) {

        private Policy policy() {
            return file.policy();
        }

        private ChangeRequest request() {
            return ticket.request();
        }

        @Override
        public String toString() {
            return "Call[" + ticket + "]";
        }
    }

    /** The ticket of the offer that is to replace the policy. */
    Optional<Ticket> offer(PartnerId partner, ChangeRequest request) {
        return Optional.ofNullable(request.replacement()).flatMap(token -> parts.quoting().open(partner, token));
    }

    /** Everybody whom the policy, or the one that replaces it, insures, and who applied: all are locked at once, as everybody locks persons. */
    Set<IdentityDocument> concerned(PartnerId partner, ChangeRequest request) {
        PolicyDetails details = parts.policies().details(partner, request.policy()).orElseThrow(Changes::unknown);
        Set<IdentityDocument> all = new LinkedHashSet<>();
        add(all, details.request());
        offer(partner, request).ifPresent(ticket -> add(all, ticket.quoted().request()));
        return all;
    }

    private static void add(Set<IdentityDocument> all, QuoteRequest request) {
        request.lives().stream().map(Life::identity).forEach(all::add);
        all.add(request.applicant().identity());
    }

    ChangeOutcome write(Call call, Idempotency<ChangeOutcome> idempotency) {
        move(call);
        if (call.request().replacement() == null) {
            return written(call, null, idempotency);
        }
        return replace(call).fold(
                issued -> written(call, issued, idempotency),
                awaiting -> Refused.because(Reason.about("PAYMENT_REQUIRED", "payment")),
                changed -> new Refused(List.of(Reason.about("OFFER_CHANGED", "replacement")), changed.refundDue()),
                busy -> new ChangeOutcome.InProgress(busy.retryAfter()),
                refused -> new Refused(refused.reasons(), refused.refundDue()));
    }

    /** The one place where a change lets a policy become something else, with the event that tells it; what it held is released. */
    private void move(Call call) {
        Instant since = call.found.terms().since();
        if (since == null) {
            return;
        }
        Policy policy = call.policy();
        PolicyState state = call.found.terms().state();
        Move why = new Move(type(state), call.found.kind().name(), since, call.now, parts.ids().uuid(), change(call, null).told());
        parts.applications().end(policy, new Standing(state, since), why);
    }

    private IssueOutcome replace(Call call) {
        Consent consent = call.command.consent();
        if (consent == null) {
            return new IssueOutcome.Refused(List.of(Reason.about("CONSENT_MISSING", "consent")), null);
        }
        IssueCommand issue = IssueCommand.of(
                IdempotencyKey.of("change-" + call.ticket.id()), Objects.requireNonNull(call.request().replacement()), consent);
        return parts.issuing().issue(call.partner, call.command.payment() == null ? issue : issue.paidBy(call.command.payment()), call.asked);
    }

    private Changed written(Call call, @Nullable Issued replacement, Idempotency<ChangeOutcome> idempotency) {
        DecisionReceipt receipt = ChangeReceipts.of(parts.ids().uuid(), call.file, call.request(), call.found, call.now);
        List<RefundDue> dues = call.found.repayment().dues(call.ticket.id(), call.found.kind(), call.now);
        dues.forEach(due -> owe(call.partner, due));
        if (!parts.changes().insert(row(call, replacement, receipt))) {
            throw PayungException.transientFault("POLICY_CHANGED", "change " + call.ticket.id() + " is being written twice, try again", null);
        }
        Changed changed = new Changed(
                call.ticket.id(), call.policy().number(), call.found.kind(), call.found.terms(), dues, replacement, secret(call), receipt.id(),
                call.now, false);
        PersonId holder = parts.policies().holder(call.partner, call.policy().number()).orElseThrow();
        idempotency.answer(call.partner, call.command.key(), holder, CanonicalJson.write(changed));
        return changed;
    }

    /** Who finds the secret of somebody who has died is not who they left it to: the seller, who has seen who asks, hands out another one. */
    private @Nullable HolderSecret secret(Call call) {
        if (!call.found.kind().isDeath()) {
            return null;
        }
        HolderSecret secret = HolderSecret.drawn(parts.ids());
        parts.policies().replaceSecret(call.partner, call.policy().number(), secret.digest());
        return secret;
    }

    /** A change that gives money back is not made when the money cannot be owed. */
    private void owe(PartnerId partner, RefundDue due) {
        if (!parts.payments().owe(partner, due, null)) {
            throw new PayungException("REFUND_NOT_OWED", "payment " + due.reference() + " at " + due.gateway() + " cannot be owed back in part " + due.part());
        }
    }

    private NewChange row(Call call, @Nullable Issued replacement, DecisionReceipt receipt) {
        Assessment found = call.found;
        PolicyDetails before = call.file.details();
        List<Beneficiary> named = found.kind() == ChangeKind.CHANGE_BENEFICIARY ? before.request().beneficiaries() : List.of();
        Contact reached = found.kind() == ChangeKind.CHANGE_CONTACT ? contact(call.partner, call.policy().number(), before) : null;
        return new NewChange(
                call.partner, change(call, replacement), new ChangeDetails(call.request().withoutOffer(), named, reached, receipt), personal(call),
                found.repayment().payers(), found.repayment().parts(), found.terms().since() == null ? parts.ids().uuid() : null);
    }

    private PolicyChange change(Call call, @Nullable Issued replacement) {
        int number = parts.changes().of(call.partner, call.policy().number()).size() + 1;
        return new PolicyChange(
                call.ticket.id(), call.policy().number(), number, call.found.kind(), call.found.before(), call.found.terms().state(), call.now,
                call.found.terms().refund(), replacement == null ? null : replacement.number());
    }

    private static EventType type(PolicyState becomes) {
        return switch (becomes) {
            case VOID -> EventType.POLICY_VOIDED;
            case REPLACED -> EventType.POLICY_REPLACED;
            default -> EventType.POLICY_CANCELLED;
        };
    }

    /** What the policy's own personal part says from now on. */
    private static @Nullable QuoteRequest personal(Call call) {
        QuoteRequest request = call.file.details().request();
        Contact contact = call.request().contact();
        if (call.found.kind() == ChangeKind.CHANGE_BENEFICIARY) {
            return request.payableTo(call.request().beneficiaries());
        }
        if (contact == null || contact.phone() == null) {
            return null;
        }
        Applicant known = request.applicant();
        return request.by(new Applicant(known.fullName(), known.identity(), known.birthDate(), known.sex(), contact.phone()));
    }

    /** The phone number of the policy, and the address that was told last. */
    Contact contact(PartnerId partner, PolicyNumber number, PolicyDetails details) {
        String address = parts.changes().detailsOf(partner, number).stream()
                .map(change -> change.request().contact())
                .filter(Objects::nonNull)
                .map(Contact::address)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
        return new Contact(details.request().applicant().phone(), address);
    }
}
