package io.payung.store;

import io.payung.Payung;
import io.payung.consent.Consent;
import io.payung.fault.PayungException;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.party.Applicant;
import io.payung.payment.PaymentProof;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome;
import io.payung.quote.Offer;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one caller of the hammer wants, in all the ways in which callers ask for it more than once. */
final class Order {

    private static final String ISSUE = "issue";
    private static final String APPLY = "apply";
    private static final Set<String> UNDECIDED = Set.of(Told.Answer.IN_PROGRESS, StoreFault.BUSY, StoreFault.CONFLICT, StoreFault.FAILED);
    private static final int PATIENCE = 50;

    private final Payung payung;
    private final FakeGateway gateway;
    private final Told told;
    private final String key;
    private final Offer offer;
    private final Consent consent;
    private final boolean applies;
    private final @Nullable Order before;
    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private volatile @Nullable AwaitingPayment awaiting;

    /** @param before whose payment this one brings as its own, too, or nobody's */
    Order(Payung payung, FakeGateway gateway, Told told, int number, Applicant applicant, boolean applies, @Nullable Order before) {
        this.payung = payung;
        this.gateway = gateway;
        this.told = told;
        this.key = "order-" + number;
        this.applies = applies;
        this.before = before;
        this.offer = Shop.offered(payung.quote(Shop.basicFor(applicant)));
        this.consent = offer.clauses().acceptedBy(applicant).via("app").at(Shop.NOW).all();
    }

    /** @param listens whether the caller is still there when the answer comes */
    void request(int what, boolean listens) {
        if (applies) {
            if (what < 60 && awaiting != null) {
                pay(listens);
            } else {
                ask(APPLY, key, what < 85 ? "" : "other", listens);
            }
        } else if (what < 75) {
            ask(ISSUE, key, "", listens);
        } else if (what < 85) {
            ask(ISSUE, key, "other", listens);
        } else {
            ask(ISSUE, key + "-again" + what % 2, "", listens);
        }
    }

    /** Asks until there is an answer that stays, under every key that was asked under. */
    void insist() {
        asked.add(key);
        asked.forEach(this::insist);
        AwaitingPayment mine = awaiting;
        if (mine != null && told.received().containsKey(mine.paymentReference())) {
            pay(true);
        }
    }

    private void insist(String underKey) {
        String operation = applies ? APPLY : ISSUE;
        Told.Answer answer = ask(operation, underKey, "", true);
        for (int i = 0; i < PATIENCE && UNDECIDED.contains(answer.answer()); i++) {
            answer = ask(operation, underKey, "", true);
        }
        Told.Answer again = ask(operation, underKey, "", true);
        if (!again.answer().equals(answer.answer())) {
            told.contradict("asked when nobody else asks, key " + underKey + " is answered in two ways");
        }
    }

    private Told.Answer ask(String operation, String underKey, String body, boolean listens) {
        asked.add(underKey);
        Told.Answer answer = answer(operation, underKey, body, () -> operation.equals(ISSUE) ? issue(underKey, body) : apply(underKey, body));
        return listens ? told.add(answer) : answer;
    }

    private static Told.Answer answer(String operation, String underKey, String body, Supplier<IssueOutcome> call) {
        try {
            return Told.Answer.of(operation, underKey, body, call.get());
        } catch (PayungException e) {
            // Interrupted or too late: the caller does not know, and may ask again.
            return Told.Answer.other(operation, underKey, body, e.code());
        }
    }

    private IssueOutcome issue(String underKey, String body) {
        IssueCommand command = IssueCommand.of(IdempotencyKey.of(underKey), offer.token(), consent).paidBy(proof(underKey));
        return payung.issue(body.isEmpty() ? command : command.withPartnerReference(body));
    }

    /** Under another key some bring the same payment and some another one; and some bring that of somebody else. */
    private PaymentProof proof(String underKey) {
        String reference = "pay-" + (before != null && !before.applies ? before.key : underKey.endsWith("1") ? underKey : key);
        told.paid(reference, offer.premium().amount().longValueExact());
        return gateway.settle(reference, offer.premium(), Shop.NOW);
    }

    private IssueOutcome apply(String underKey, String body) {
        ApplyCommand command = ApplyCommand.of(IdempotencyKey.of(underKey), offer.token(), consent);
        IssueOutcome outcome = payung.apply(body.isEmpty() ? command : command.withPartnerReference(body));
        if (outcome instanceof AwaitingPayment mine) {
            awaiting = mine;
        }
        return outcome;
    }

    private void pay(boolean listens) {
        AwaitingPayment mine = awaiting;
        told.paid(mine.paymentReference(), mine.dueNow().amount().longValueExact());
        gateway.settle(mine.paymentReference(), mine.dueNow(), Shop.NOW);
        try {
            payung.paymentNotified(FakeGateway.NAME, Hammer.settled(mine.paymentReference()));
        } catch (PayungException e) {
            if (listens) {
                told.add(Told.Answer.other("notice", key, "", e.code()));
            }
        }
    }
}
