package io.payung.policy;

import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.Transfer.Part;
import io.payung.policy.TransferOutcome.PartOutcome;
import io.payung.quote.QuoteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Receives one payment for many shares, in one unit of work: each pays its share or is owed back with the rest. */
final class Transfers {

    /** Part of a payment that pays for nothing. */
    private static final String REST = "rest";

    private final UnitOfWork unitOfWork;
    private final PersonStore persons;
    private final PolicyStore policies;
    private final ApplicationStore applications;
    private final PaymentStore payments;
    private final PaymentDesk desk;
    private final Arrival arrival;
    private final Instalments instalments;
    private final InstalmentStore plans;
    private final Acceptance acceptance;

    Transfers(ApplicationsParts parts, Arrival arrival, Instalments instalments) {
        this.unitOfWork = parts.issuing().unitOfWork();
        this.persons = parts.issuing().persons();
        this.policies = parts.issuing().policies();
        this.applications = parts.issuing().applications();
        this.payments = parts.payments();
        this.desk = new PaymentDesk(parts.issuing().verifiers());
        this.arrival = arrival;
        this.instalments = instalments;
        this.plans = parts.issuing().instalments();
        this.acceptance = new Acceptance(parts.issuing());
    }

    TransferOutcome receive(PartnerId partner, Transfer transfer) {
        InputCheck.check(transfer);
        PaymentProof proof = transfer.payment();
        if (!desk.gateways().contains(proof.gateway())) {
            return TransferOutcome.refused("PAYMENT_GATEWAY_UNKNOWN");
        }
        Optional<PaymentDesk.Look> look = desk.look(partner, proof.gateway(), proof.reference(), acceptance.now());
        if (look.isEmpty()) {
            return TransferOutcome.refused("PAYMENT_NOT_FOUND");
        }
        if (look.get().state() == PaymentState.UNKNOWN) {
            throw PayungException.transientFault(
                    "PAYMENT_GATEWAY_FAILED", "the gateway does not say for certain whether the money is there; nothing was received, try again", null);
        }
        ReceivedPayment received = look.get().received();
        if (received == null) {
            return TransferOutcome.refused("PAYMENT_NOT_SETTLED");
        }
        return contradicts(transfer, received).map(TransferOutcome::refused)
                .orElseGet(() -> unitOfWork.run(() -> distribute(partner, received, transfer.parts())));
    }

    /** A claim that contradicts the gateway proves nothing, so nothing follows from it. */
    private static Optional<String> contradicts(Transfer transfer, ReceivedPayment received) {
        Money claimed = transfer.payment().amount();
        boolean foreign = transfer.parts().stream().anyMatch(part -> !part.amount().currency().equals(received.amount().currency()));
        if (foreign || !claimed.currency().equals(received.amount().currency())) {
            return Optional.of("PAYMENT_CURRENCY_DIFFERS");
        }
        Money sum = transfer.parts().stream().map(Part::amount).reduce(Money.zero(claimed.currency()), Money::plus);
        boolean negative = transfer.parts().stream().anyMatch(part -> !part.amount().isPositive());
        return negative || !claimed.equals(received.amount()) || sum.compareTo(claimed) > 0
                ? Optional.of("PAYMENT_AMOUNT_DIFFERS")
                : Optional.empty();
    }

    private TransferOutcome distribute(PartnerId partner, ReceivedPayment received, List<Part> parts) {
        // Whatever came under the own reference of an application or an instalment pays that one.
        if (applications.byReference(received.reference()).isPresent() || plans.byReference(received.reference()).isPresent()) {
            return TransferOutcome.refused("PAYMENT_ALREADY_USED");
        }
        InstalmentParts later = new InstalmentParts(instalments, policies, partner, parts);
        Map<String, Application> locked = lock(partner, parts, later);
        // Locks the payment, so that of two who bring the same transfer one finds what the other has done.
        payments.note(partner, received.gateway(), received.reference(), PaymentState.PENDING);
        boolean before = payments.state(received.gateway(), received.reference()).filter(state -> state == PaymentState.SETTLED).isPresent();
        if (!payments.receive(partner, received)) {
            return TransferOutcome.refused("PAYMENT_ALREADY_USED");
        }
        List<PartOutcome> outcomes = new ArrayList<>();
        Money rest = received.amount();
        for (Part part : parts) {
            Optional<String> code = before ? asBefore(partner, received, part, later) : pay(partner, received, part, locked, later);
            outcomes.add(new PartOutcome(part, code.orElse(null)));
            rest = code.isPresent() ? rest : rest.minus(part.amount());
        }
        if (!before) {
            locked.values().forEach(arrival::complete);
            later.settle();
            oweRest(partner, received, rest);
        }
        return new TransferOutcome(null, outcomes);
    }

    private void oweRest(PartnerId partner, ReceivedPayment received, Money rest) {
        if (rest.isPositive()) {
            RefundDue due = new RefundDue(received.gateway(), received.reference(), REST, rest, "TRANSFER_EXCEEDS_SHARES", acceptance.now());
            payments.owe(partner, due, null);
        }
    }

    /** All persons at once, in the store's order, then the applications in the order of their ids, then the plans: nobody waits in a circle. */
    private Map<String, Application> lock(PartnerId partner, List<Part> parts, InstalmentParts later) {
        List<Application> found = parts.stream()
                .map(Part::application)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> applications.find(partner, id).stream())
                .sorted(Comparator.comparing(application -> application.id().toString()))
                .toList();
        Set<IdentityDocument> insured = new LinkedHashSet<>();
        found.stream()
                .filter(Application::isAwaitingPayment)
                .forEach(application -> insured.addAll(LastLook.concerned(applications.details(application).ticket())));
        insured.addAll(later.concerned());
        // Whoever changes a policy holds its persons: what it still costs, and who has paid, stays until this is done.
        Stream.concat(parts.stream().filter(part -> !part.isLaterInstalment()).map(Part::policy), found.stream().map(Application::policy))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(number -> insured.addAll(instalments.desk().concerned(partner, number)));
        Map<IdentityDocument, PersonId> lockedPersons = persons.lock(partner, insured);
        Map<String, Application> locked = new TreeMap<>();
        found.forEach(application -> locked.put(application.id().toString(), applications.lock(application)));
        later.lock(lockedPersons);
        return locked;
    }

    /** @return why the part pays nothing */
    private Optional<String> pay(
            PartnerId partner, ReceivedPayment received, Part part, Map<String, Application> locked, InstalmentParts later) {
        if (part.isLaterInstalment()) {
            return later.pay(part, received);
        }
        Application application = part.application() == null ? null : locked.get(part.application().toString());
        if (part.application() != null && application == null) {
            return Optional.of("APPLICATION_UNKNOWN");
        }
        Optional<PolicyNumber> policy = application == null ? Optional.ofNullable(part.policy()) : Optional.ofNullable(application.policy());
        if (application != null && policy.isEmpty() && !application.isAwaitingPayment()) {
            return Optional.of("APPLICATION_CLOSED");
        }
        if (application != null && policy.isEmpty() && !received.paidAt().isBefore(application.payBy())) {
            return Optional.of("APPLICATION_LAPSED");
        }
        Optional<QuoteId> quote = quote(partner, part, application);
        return quote.isEmpty() ? Optional.of("POLICY_UNKNOWN") : pay(new Sold(partner, quote.get(), policy), received, part);
    }

    private record Sold(PartnerId partner, QuoteId quote, Optional<PolicyNumber> policy) {}

    private Optional<String> pay(Sold sold, ReceivedPayment received, Part part) {
        Optional<PremiumShare> share = share(sold.partner, sold.quote, part);
        if (share.isEmpty()) {
            return Optional.of("SHARE_UNKNOWN");
        }
        if (share.get().isPaid()) {
            return Optional.of("SHARE_ALREADY_PAID");
        }
        if (!share.get().amount().equals(part.amount())) {
            return Optional.of("SHARE_AMOUNT_DIFFERS");
        }
        if (!applications.pay(sold.partner, sold.quote, share.get().paidBy(received))) {
            return Optional.of("SHARE_ALREADY_PAID");
        }
        sold.policy.ifPresent(number -> payments.allocate(sold.partner, number, received.by(part.payer(), part.amount()), acceptance.now()));
        return Optional.empty();
    }

    /** Of a transfer that was received before, nothing is done again. */
    private Optional<String> asBefore(PartnerId partner, ReceivedPayment received, Part part, InstalmentParts later) {
        if (part.isLaterInstalment()) {
            return later.isPaidBy(part, received) ? Optional.empty() : Optional.of("TRANSFER_RECEIVED_BEFORE");
        }
        Application application = part.application() == null ? null : applications.find(partner, part.application()).orElse(null);
        boolean paid = quote(partner, part, application)
                .flatMap(quote -> share(partner, quote, part))
                .filter(share -> received.gateway().equals(share.gateway()) && received.reference().equals(share.reference()))
                .isPresent();
        return paid ? Optional.empty() : Optional.of("TRANSFER_RECEIVED_BEFORE");
    }

    private Optional<QuoteId> quote(PartnerId partner, Part part, @Nullable Application application) {
        if (application != null) {
            return Optional.of(application.quote());
        }
        return part.policy() == null ? Optional.empty() : policies.find(partner, part.policy()).map(Policy::quote);
    }

    private Optional<PremiumShare> share(PartnerId partner, QuoteId quote, Part part) {
        return applications.shares(partner, quote).stream().filter(share -> share.payer().equals(part.payer())).findFirst();
    }
}
