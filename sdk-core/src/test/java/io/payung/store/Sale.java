package io.payung.store;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.ConsentEvidence;
import io.payung.consent.MethodProof;
import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.PackRef;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.ReceivedPayment;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.policy.PolicyStore.NewPolicy;
import io.payung.quote.BenefitLimit;
import io.payung.quote.QuoteId;
import io.payung.quote.QuoteRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One policy about to be written: a year of cover from today, paid, for somebody new, unless said otherwise. */
final class Sale {

    private static final LocalDate BORN = LocalDate.of(1990, 4, 17);

    private final World world;
    final PolicyNumber number;
    private List<IdentityDocument> insured;
    private QuoteId quote;
    private PackRef pack;
    String payment;
    private String reference;
    private String fullName = "Siti";
    private Map<String, Object> answers = Map.of("occupation", "farmer");
    private Instant coverFrom = World.NOON;
    private LocalDate coverUntil = World.TODAY.plusYears(1).minusDays(1);
    private Money limit = World.rupiah("50000000");
    private Instant issuedAt = World.NOON;
    private Instant receivedAt = World.NOON;
    private MethodProof proof;
    private boolean withData;

    Sale(World world) {
        this.world = world;
        this.number = world.number();
        this.insured = List.of(world.someone());
        this.quote = new QuoteId(world.ids.uuid());
        this.pack = world.pack;
        this.payment = world.name("pay");
    }

    Sale insuring(IdentityDocument... persons) {
        insured = List.of(persons);
        return this;
    }

    Sale named(String name) {
        fullName = name;
        return this;
    }

    Sale answering(Map<String, Object> given) {
        answers = given;
        return this;
    }

    Sale from(QuoteId id) {
        quote = id;
        return this;
    }

    Sale pinnedTo(PackRef ref) {
        pack = ref;
        return this;
    }

    Sale paidBy(String paymentReference) {
        payment = paymentReference;
        return this;
    }

    Sale forFree() {
        payment = null;
        return this;
    }

    Sale reference(String partnerReference) {
        reference = partnerReference;
        return this;
    }

    Sale covering(LocalDate from, LocalDate until) {
        coverFrom = from.atStartOfDay(World.JAKARTA).toInstant();
        coverUntil = until;
        return this;
    }

    Sale coveringFrom(Instant from, LocalDate until) {
        coverFrom = from;
        coverUntil = until;
        return this;
    }

    Sale limitedTo(String amount) {
        limit = World.rupiah(amount);
        return this;
    }

    Sale issuedAt(Instant instant) {
        issuedAt = instant;
        return this;
    }

    Sale receivedAt(Instant instant) {
        receivedAt = instant;
        return this;
    }

    Sale provenBy(MethodProof what) {
        proof = what;
        return this;
    }

    /** The use of personal data is agreed to, too. */
    Sale withDataConsent() {
        withData = true;
        return this;
    }

    /** Locks the persons and writes everything, in a unit of work. */
    Conflict write() {
        return world.store.unitOfWork().run(() -> {
            Map<IdentityDocument, PersonId> persons = world.store.persons().lock(world.partner, insured);
            return world.store.policies().insert(row(insured.stream().map(persons::get).toList()));
        });
    }

    Policy policy() {
        BenefitLimit least = new BenefitLimit("medical", World.rupiah("1000000"), List.of());
        Reason lowered = new Reason(ReasonCode.of("LIMIT_BY_INCOME"), "COV-001", "lives/0", "1250000", "2000000");
        BenefitLimit death = new BenefitLimit("death", limit, List.of(lowered));
        return new Policy(
                number, world.partner, quote, pack, "basic", World.JAKARTA, coverFrom, coverUntil, World.rupiah("25000"),
                List.of(least, death), reference, issuedAt);
    }

    PolicyDetails details() {
        Applicant applicant = Applicant.of(fullName, insured.get(0), BORN, Sex.FEMALE);
        List<Life> lives = new ArrayList<>();
        for (IdentityDocument person : insured) {
            lives.add(new Life(lives.isEmpty() ? "main" : "child", Life.SELF, fullName, person, BORN, Sex.FEMALE, answers));
        }
        QuoteRequest request = QuoteRequest.of("personal-accident", "basic").by(applicant).insuring(lives).answers(answers);
        List<AcceptedClause> clauses = new ArrayList<>(
                List.of(new AcceptedClause("terms", "a".repeat(64)), new AcceptedClause("summary", "b".repeat(64))));
        if (withData) {
            clauses.add(new AcceptedClause("data-processing", "d".repeat(64)));
        }
        Consent consent = new Consent(
                Consent.Party.APPLICANT, World.NOON.plusNanos(7), "id", "app", Consent.Method.CHECKBOX, "voice-0815", clauses, proof, null);
        Decision decision = new Decision(
                1, pack, World.TODAY, "issued", Map.of("eligibility", Map.copyOf(answers)), List.of(),
                Map.of(), Map.of("premium", "25000"));
        return new PolicyDetails(request, consent, new DecisionReceipt(world.ids.uuid(), World.NOON, "drools 10.2.0", "id", decision));
    }

    private NewPolicy row(List<PersonId> persons) {
        List<PaymentAllocation> money = payment == null
                ? List.of()
                : List.of(new ReceivedPayment("simulated", payment, World.rupiah("25000"), World.NOON).whole());
        PolicyDetails details = details();
        ConsentEvidence evidence = ConsentEvidence.of(details.consent(), receivedAt, Map.of());
        return new NewPolicy(policy(), details, evidence, persons, Set.copyOf(persons), "c".repeat(64), money, false, world.ids.uuid());
    }
}
