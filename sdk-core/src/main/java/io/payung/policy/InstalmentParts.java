package io.payung.policy;

import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.ReceivedPayment;
import io.payung.policy.InstalmentDesk.Locked;
import io.payung.policy.Transfer.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The parts of one transfer that pay later instalments, in its unit of work. */
final class InstalmentParts {

    private final InstalmentDesk desk;
    private final InstalmentPayments payments;
    private final List<Policy> policies;
    private final Map<String, Locked> locked = new TreeMap<>();

    InstalmentParts(Instalments instalments, PolicyStore store, PartnerId partner, List<Part> parts) {
        this.desk = instalments.desk();
        this.payments = instalments.payments();
        this.policies = parts.stream()
                .filter(Part::isLaterInstalment)
                .map(Part::policy)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(number -> store.find(partner, number).stream())
                .sorted(Comparator.comparing(policy -> policy.number().value()))
                .toList();
    }

    /** Who has to be locked before the plans are. */
    List<IdentityDocument> concerned() {
        List<IdentityDocument> all = new ArrayList<>();
        policies.forEach(policy -> all.addAll(desk.concerned(policy.partner(), policy.number())));
        return all;
    }

    /** In the order of their numbers, after all persons and applications: nobody waits in a circle. */
    void lock(Map<IdentityDocument, PersonId> persons) {
        for (Policy policy : policies) {
            Map<IdentityDocument, PersonId> own = new LinkedHashMap<>(persons);
            own.keySet().retainAll(desk.concerned(policy.partner(), policy.number()));
            desk.lock(policy.partner(), policy.number(), own).ifPresent(found -> locked.put(policy.number().value(), found));
        }
    }

    /** @return why the part pays nothing */
    Optional<String> pay(Part part, ReceivedPayment money) {
        String number = part.policy() == null ? "" : part.policy().value();
        Locked found = locked.get(number);
        if (found == null) {
            return Optional.of("POLICY_UNKNOWN");
        }
        Locked current = payments.upTo(found, money);
        Optional<Instalment> instalment = current.plan().instalment(Objects.requireNonNull(part.instalment()));
        Optional<PremiumShare> share = instalment.flatMap(each -> share(each, part));
        if (instalment.isEmpty() || share.isEmpty()) {
            return Optional.of("SHARE_UNKNOWN");
        }
        if (!share.get().amount().equals(part.amount())) {
            return Optional.of("SHARE_AMOUNT_DIFFERS");
        }
        Predicate<PremiumShare> which = each -> each.payer().equals(part.payer());
        Optional<String> refusal = payments.refusal(current, instalment.get(), money, which);
        if (refusal.isEmpty()) {
            payments.pay(current, instalment.get(), money, which);
        }
        return refusal;
    }

    /** Brings each policy to where it stands after all parts, so that arrears count together. */
    void settle() {
        locked.values().forEach(payments::settle);
    }

    /** Whether the part was paid by this money before. */
    boolean isPaidBy(Part part, ReceivedPayment money) {
        Locked found = locked.get(part.policy() == null ? "" : part.policy().value());
        return found != null && found.plan().instalment(Objects.requireNonNull(part.instalment()))
                .flatMap(each -> share(each, part))
                .filter(share -> money.gateway().equals(share.gateway()) && money.reference().equals(share.reference()))
                .isPresent();
    }

    private static Optional<PremiumShare> share(Instalment instalment, Part part) {
        return instalment.shares().stream().filter(each -> each.payer().equals(part.payer())).findFirst();
    }
}
