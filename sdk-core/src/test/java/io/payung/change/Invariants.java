package io.payung.change;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeStore.RefundedShare;
import io.payung.event.Event;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds of all policies of a shop after every step. Nothing here reads the table of moves. */
final class Invariants {

    private static final PartnerId PARTNER = PartnerId.of("default");
    private static final Set<PolicyState> ENDED = EnumSet.of(
            PolicyState.CANCELLED, PolicyState.VOID, PolicyState.EXPIRED, PolicyState.ENDED_BY_CLAIM, PolicyState.REPLACED);
    private static final Set<ChangeKind> DESPITE_CLAIMS = EnumSet.of(
            ChangeKind.RENEWAL, ChangeKind.CHANGE_BENEFICIARY, ChangeKind.CHANGE_CONTACT, ChangeKind.DEATH, ChangeKind.DEATH_OF_HOLDER);

    private static final Set<String> OF_CHANGES = Set.of("policy.changed", "policy.cancelled", "policy.voided", "policy.replaced");

    /** How a policy stood when it was first seen to have ended. */
    private record End(PolicyState state, @Nullable Standing standing, int changes) {}

    private final Shop shop;
    private final Purse purse;
    private final Map<PolicyNumber, End> ends = new HashMap<>();
    private final Map<PolicyNumber, Integer> done = new HashMap<>();
    private final Map<PolicyNumber, IdentityDocument> insured = new HashMap<>();
    private final List<String> found = new ArrayList<>();
    private boolean claimed;

    Invariants(Shop shop, Purse purse) {
        this.shop = shop;
        this.purse = purse;
    }

    /** A change of the policy is tried now. */
    void before(Policy policy) {
        claimed = shop.store.changes().claims(PARTNER, policy.number()).stream().anyMatch(state -> state.isOpen());
    }

    void done(Changed changed) {
        done.merge(changed.policy(), 1, Integer::sum);
        if (claimed && !DESPITE_CLAIMS.contains(changed.kind())) {
            found.add("it was done with a claim on its way");
        }
    }

    void repeated(Changed first, ChangeOutcome again) {
        if (!(again instanceof Changed replay) || !replay.change().equals(first.change()) || !replay.replayed()) {
            found.add("the same key was answered otherwise");
        }
    }

    /** @return what does not hold */
    Optional<String> broken(List<Policy> sold) {
        List<Policy> all = sold.stream().map(policy -> shop.payung.findPolicy(policy.number()).orElseThrow()).toList();
        List<Event> events = shop.payung.events(null, 500).events();
        all.forEach(policy -> {
            ended(policy);
            events(policy, events);
            money(policy);
        });
        settled(all);
        received(all);
        overlaps(all);
        return found.stream().findFirst();
    }

    private void ended(Policy policy) {
        PolicyState state = policy.stateAt(shop.payung.now());
        End now = new End(state, policy.standing(), shop.payung.afterSale().changesOf(policy.number()).size());
        if (ENDED.contains(state)) {
            ends.putIfAbsent(policy.number(), now);
        }
        End end = ends.get(policy.number());
        if (end != null && !Objects.equals(end, now)) {
            found.add(policy.number() + " moved after it had ended: " + end + ", " + now);
        }
    }

    private void events(Policy policy, List<Event> events) {
        long told = events.stream()
                .filter(event -> event.stream().reference().equals(policy.number().value()))
                .filter(event -> OF_CHANGES.contains(event.type()))
                .count();
        int moves = done.getOrDefault(policy.number(), 0);
        if (told != moves || shop.payung.afterSale().changesOf(policy.number()).size() != moves) {
            found.add(policy.number() + " has " + told + " events of " + moves + " changes");
        }
    }

    private Money paid(Policy policy) {
        return sum(shop.store.changes().received(PARTNER, policy.number()).stream().map(PaymentAllocation::amount).toList());
    }

    private Money back(Policy policy) {
        return sum(shop.store.changes().refunded(PARTNER, policy.number()).stream().map(RefundedShare::share).map(PaymentAllocation::amount).toList());
    }

    private void money(Policy policy) {
        Money kept = paid(policy).minus(back(policy));
        PolicyState state = policy.stateAt(shop.payung.now());
        boolean inParts = shop.payung.instalments(policy.number()).isPresent();
        boolean right = inParts ? paid(policy).compareTo(policy.premium()) <= 0 : paid(policy).equals(policy.premium());
        if (kept.amount().signum() < 0 || !right) {
            found.add("more came back of " + policy.number() + " than was paid, or another premium was paid");
        }
        if (!ENDED.contains(state) && back(policy).isPositive()) {
            found.add(policy.number() + " goes on and was paid back");
        }
        if (state == PolicyState.VOID && kept.isPositive()) {
            found.add(policy.number() + " is void and something of it was kept");
        }
    }

    /** What a gateway was told to pay back is what the changes say, each once. */
    private void settled(List<Policy> all) {
        shop.payung.settleRefunds(100);
        List<RefundDue> told = shop.gateway.refunds().stream().filter(Invariants::isOfChange).toList();
        Money back = sum(all.stream().map(this::back).toList());
        if (!sum(told.stream().map(RefundDue::amount).toList()).equals(back)
                || told.stream().map(due -> due.reference() + due.part()).distinct().count() != told.size()) {
            found.add("the gateway paid back another sum than the changes say");
        }
    }

    /** What was received pays for a policy or went back as it came, in whole or after a lapse, and nothing is in both. */
    private void received(List<Policy> all) {
        Money paying = sum(all.stream().map(this::paid).toList());
        Money returned = sum(shop.gateway.refunds().stream().filter(due -> !isOfChange(due)).map(RefundDue::amount).toList());
        if (!purse.received().equals(paying.plus(returned))) {
            found.add(purse.received() + " were received, of which " + paying + " pay for policies and " + returned + " went back");
        }
    }

    private static boolean isOfChange(RefundDue due) {
        return !due.part().isEmpty() && !due.part().contains("/");
    }

    private void overlaps(List<Policy> all) {
        List<Policy> going = all.stream().filter(policy -> policy.stateAt(shop.payung.now()).mayPay()).toList();
        for (Policy one : going) {
            for (Policy other : going) {
                boolean same = !one.number().equals(other.number()) && insured(one).equals(insured(other));
                if (same && !one.coverFromDate().isAfter(other.coveredUntil()) && !other.coverFromDate().isAfter(one.coveredUntil())) {
                    found.add(one.number() + " and " + other.number() + " cover the same person on a day");
                }
            }
        }
    }

    private IdentityDocument insured(Policy policy) {
        return insured.computeIfAbsent(policy.number(), number ->
                shop.store.policies().details(PARTNER, number).orElseThrow().request().lives().get(0).identity());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.of("0", "IDR"), Money::plus);
    }
}
