package io.payung.store;

import io.payung.Payung;
import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeRequest;
import io.payung.change.Contact;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimPayment;
import io.payung.claim.ClaimStep;
import io.payung.claim.ClaimSupplement;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.MethodProof;
import io.payung.consent.proof.WithdrawalCommand;
import io.payung.decision.ReasonCode;
import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureGround;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Traces;
import io.payung.fixture.Variations;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.Claimant;
import io.payung.party.Guardian;
import io.payung.party.Sex;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.function.Supplier;

/** Two hundred persons, each of whose names, numbers, dates and answers is found nowhere else, on every path through a Payung. */
final class TwoHundredCanaries {

    static final int COUNT = 200;

    private final Till till;
    private final Random random;
    private final Set<String> canaries = new TreeSet<>();
    private final List<Issued> issued = new ArrayList<>();
    private final List<AwaitingPayment> waiting = new ArrayList<>();
    private final List<Applicant> persons = new ArrayList<>();

    /** What callers were told and shown. */
    private final StringBuilder told = new StringBuilder();

    TwoHundredCanaries(Till till, long seed) {
        this.till = till;
        this.random = new Random(seed);
    }

    /** Everything that may be seen by nobody. */
    Set<String> canaries() {
        return canaries;
    }

    String told() {
        return told.toString();
    }

    List<Issued> issued() {
        return issued;
    }

    void walk() {
        for (int i = 0; i < COUNT; i++) {
            Applicant person = person(i);
            persons.add(person);
            switch (i % 10) {
                case 4, 5 -> apply(i, person, i % 10 == 4);
                case 6 -> tooOld(i, person);
                case 7 -> malformed(i, person);
                default -> sell(i, person);
            }
        }
        tell(() -> payung().events(null, 500));
        tell(() -> payung().consents().seal());
    }

    /** Every sale is tried again while the database refuses it. */
    void walkOnBrokenDatabase() {
        for (int i = 0; i < COUNT; i += 10) {
            int n = COUNT + i;
            Applicant person = person(n);
            tell(() -> issue(n, person, "broken-" + n));
        }
    }

    /** Long afterwards: what waited has lapsed, and everybody wants to be forgotten. */
    void walkAway() {
        till.clock.set(Shop.NOW.plusSeconds(3L * 365 * 86_400));
        till.reconcile();
        for (int i = 0; i < COUNT; i++) {
            IdempotencyKey key = IdempotencyKey.of("erase-" + i);
            Applicant person = persons.get(i);
            tell(() -> payung().erase(ErasureCommand.of(key, person.identity(), ErasureGround.RETENTION_OVER)));
        }
        issued.forEach(policy -> tell(() -> payung().findPolicy(policy.number())));
        for (int i = 0; i < COUNT; i++) {
            IdempotencyKey key = IdempotencyKey.of("order-" + i);
            tell(() -> payung().findByKey(key));
        }
    }

    private Payung payung() {
        return till.payung;
    }

    private <T> T canary(T value) {
        canaries.add(value.toString());
        return value;
    }

    private Applicant person(int i) {
        LocalDate born = canary(LocalDate.of(1962, 1, 1).plusDays(i * 47L));
        Applicant plain = new Applicant(
                canary("Qanari " + word() + " " + word()), Applicants.nik(born, Sex.FEMALE, 1000 + i), born, Sex.FEMALE, canary("+62 811 47" + (100 + i) + " 33"));
        canary(plain.identity().number());
        return plain;
    }

    private String word() {
        StringBuilder word = new StringBuilder().append((char) ('A' + random.nextInt(26)));
        for (int i = 0; i < 7; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private QuoteRequest request(int i, Applicant person) {
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        answers.put("monthlyIncome", canary(new BigDecimal(String.format("6%03d917.25", i))));
        LocalDate born = canary(LocalDate.of(1961, 1, 1).minusDays(i * 3L));
        Guardian guardian = new Guardian(canary("Qanari " + word() + " Wali"), Applicants.nik(born, Sex.FEMALE, 5000 + i), "mother");
        canary(guardian.identity().number());
        return Shop.request("basic", person)
                .answers(answers)
                .guardedBy(guardian)
                .payableTo(List.of(new Beneficiary(canary("Qanari " + word() + " Waris"), "child", new BigDecimal("100"))));
    }

    private IssueOutcome issue(int i, Applicant person, String key) {
        Offer offer = Shop.offered(payung().quote(request(i, person)));
        canary(offer.token().value());
        IssueCommand command = IssueCommand.of(IdempotencyKey.of(key), offer.token(), offer.clauses().acceptedBy(person).via("app").at(Shop.NOW).all());
        MethodProof proof = MethodProof.of("0".repeat(64)).witnessedBy(canary("Qanari " + word() + " Saksi")).helpedBy(canary("agen-" + word() + i));
        PaymentProof paid = till.gateway.settle("pay-" + key, offer.premium(), Shop.NOW);
        return payung().issue(Variations.with(command, "consent", Variations.with(command.consent(), "evidence", canary("bukti-" + word() + i)).provenBy(proof))
                .paidBy(paid));
    }

    private void sell(int i, Applicant person) {
        String key = "order-" + i;
        IssueOutcome outcome = tell(() -> issue(i, person, key));
        tell(() -> payung().findByKey(IdempotencyKey.of(key)));
        tell(() -> issue(i, person, i % 10 == 9 ? key : key + "-again"));
        if (outcome instanceof Issued policy) {
            canary(policy.secret().value());
            issued.add(policy);
            if (i % 10 < 3) {
                claim(i, policy);
            } else if (i % 10 == 3) {
                change(i, policy.number());
            }
            tell(() -> payung().consents().withdraw(WithdrawalCommand.of(policy.number(), ConsentPurpose.CONTRACT)));
        }
    }

    /** Moved house, another heir, and then no cover any more. */
    private void change(int i, PolicyNumber policy) {
        Contact contact = new Contact(canary("+62 822 58" + (100 + i) + " 44"), canary("Jalan " + word() + " 7\nRT " + word()));
        Beneficiary heir = new Beneficiary(canary("Qanari " + word() + " Pengganti"), "spouse", new BigDecimal("100"));
        change("contact-" + i, ChangeRequest.of(policy, ChangeKind.CHANGE_CONTACT).reachedAt(contact));
        change("heir-" + i, ChangeRequest.of(policy, ChangeKind.CHANGE_BENEFICIARY).payableTo(List.of(heir)));
        tell(() -> payung().afterSale().contactOf(policy));
        if (i % 20 == 3) {
            change("cancel-" + i, ChangeRequest.of(policy, ChangeKind.FREE_LOOK));
        }
        tell(() -> payung().afterSale().preview(ChangeRequest.of(policy, ChangeKind.CHANGE_CONTACT).reachedAt(new Contact("x" + contact.phone(), null))));
    }

    private void change(String key, ChangeRequest request) {
        if (tell(() -> payung().afterSale().preview(request)) instanceof Previewed previewed) {
            canary(previewed.token().value());
            tell(() -> payung().afterSale().change(ChangeCommand.of(IdempotencyKey.of(key), previewed.token())));
        }
    }

    private void claim(int i, Issued policy) {
        ClaimDocument paper = new ClaimDocument(
                "family-card", canary("KK-" + word() + i), List.of(canary("Qanari " + word() + " Ahli")), canary(LocalDate.of(2011, 1, 1).plusDays(i)), null);
        Claimant claimant = new Claimant(canary("Qanari " + word() + " Pelapor"), "spouse");
        ClaimEvent event = new ClaimEvent("accident", "death", "home", Shop.TODAY);
        ClaimOutcome outcome = tell(() -> payung().claim(ClaimNotice.on(policy.number(), event).with(List.of(paper)).reportedBy(claimant)));
        if (outcome != null) {
            tell(() -> payung().supplement(ClaimSupplement.of(outcome.assessment().claim(), List.of(paper))));
            settle(i, outcome.assessment().claim());
        }
    }

    /** Decided, paid, contested, taken up again, rejected: whatever anybody says on the way is personal. */
    private void settle(int i, ClaimId claim) {
        String desk = canary("Qanari " + word() + " Penilai");
        Approved amount = new Approved("death", Shop.rupiah(1_000_000));
        ClaimDecision part = ClaimDecision.partlyApprove(claim, IdempotencyKey.of("decide-" + i), desk, List.of(ReasonCode.of("LESS_THAN_CLAIMED")), amount);
        tell(() -> payung().decide(part.waivingDocuments().explained(canary("Sebab " + word() + i))));
        if (i % 10 == 0) {
            tell(() -> payung().pay(ClaimPayment.of(
                    claim, IdempotencyKey.of("pay-" + i), "bank-" + i, canary("Qanari " + word() + " Penerima"), Shop.rupiah(1_000_000))));
        } else {
            tell(() -> payung().disputeClaim(ClaimStep.of(claim, IdempotencyKey.of("dispute-" + i)).because(canary("Keberatan " + word() + i))));
            tell(() -> payung().reopenClaim(ClaimStep.of(claim, IdempotencyKey.of("reopen-" + i)).because(canary("Periksa " + word() + i))));
            tell(() -> payung().decide(ClaimDecision.reject(claim, IdempotencyKey.of("reject-" + i), desk, ReasonCode.of("NO_ACCIDENT")).waivingDocuments()));
        }
        tell(() -> payung().claimFile(claim));
        tell(() -> payung().findClaim(claim));
    }

    private void apply(int i, Applicant person, boolean pays) {
        Offer offer = Shop.offered(payung().quote(request(i, person)));
        ApplyCommand command = ApplyCommand.of(
                IdempotencyKey.of("apply-" + i), offer.token(), offer.clauses().acceptedBy(person).via("app").at(Shop.NOW).all());
        canary(offer.token().value());
        if (tell(() -> payung().apply(command)) instanceof AwaitingPayment awaiting) {
            waiting.add(awaiting);
            tell(() -> till.standing(awaiting));
            if (pays) {
                till.pay(awaiting);
                tell(() -> payung().paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), PaymentState.SETTLED)));
            }
        }
    }

    private void tooOld(int i, Applicant person) {
        LocalDate born = canary(LocalDate.of(1931, 1, 1).plusDays(i));
        Applicant old = new Applicant(person.fullName(), Applicants.nik(born, Sex.FEMALE, 1000 + i), born, Sex.FEMALE, person.phone());
        canary(old.identity().number());
        tell(() -> payung().quote(request(i, old)));
    }

    private void malformed(int i, Applicant person) {
        tell(() -> payung().quote(request(i, Variations.with(person, "fullName", person.fullName() + "\u0000"))));
        tell(() -> payung().quote(request(i, Variations.with(person, "phone", "x" + person.phone()))));
        tell(() -> payung().quote(request(i, person).answers(Map.of(person.fullName(), person.identity().number(), "occupation", person.fullName()))));
    }

    /** The answer; null when there was none but an exception, of which the caller sees the whole trace. */
    private <T> T tell(Supplier<T> call) {
        try {
            T answer = call.get();
            told.append(answer).append('\n');
            return answer;
        } catch (RuntimeException e) {
            told.append(Traces.of(e)).append('\n');
            return null;
        }
    }
}
