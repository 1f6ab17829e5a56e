package io.payung.store;

import io.payung.Payung;
import io.payung.consent.Consent;
import io.payung.consent.ConsentEvidence;
import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DevelopmentKeys;
import io.payung.party.IdentityDocument;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore.NewPolicy;
import io.payung.product.ProductPack;
import io.payung.quote.HeldCover;
import io.payung.quote.Offer;
import io.payung.quote.QuoteId;
import io.payung.quote.QuoteRequest;
import io.payung.replay.DecisionReplay;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A partner who sells the sample product over a store, and replays what was decided. */
final class Deciding {

    final Shelf shelf;
    final Payung payung;
    private final World world;
    private final FakeGateway gateway = new FakeGateway();
    private final TestClock clock = new TestClock(Shop.NOW);

    private Deciding(World world, ProductPack pack, HeldCover elsewhere) {
        this.world = world;
        this.shelf = new Shelf(pack);
        this.payung = Payung.builder().products(shelf).store(world.store).keys(DevelopmentKeys.inMemory(world.ids)).ids(world.ids)
                .clock(clock).payments(gateway).partner(world.partner).heldElsewhere(elsewhere).build();
    }

    static Deciding over(World world) {
        return over(world, SampleProduct.pack());
    }

    static Deciding over(World world, ProductPack pack) {
        return new Deciding(world, pack, null);
    }

    static Deciding over(World world, HeldCover elsewhere) {
        return new Deciding(world, SampleProduct.pack(), elsewhere);
    }

    /** The same partner and store, another catalogue. */
    Deciding with(ProductPack pack) {
        return over(world, pack);
    }

    void laterByYears(int years) {
        clock.set(Shop.NOW.plusSeconds(years * 366L * 86_400));
    }

    Issued issue(QuoteRequest request) {
        Offer offer = Shop.offered(payung.quote(request));
        String order = world.name("order");
        boolean byGuardian = request.guardian() != null || request.lives().size() > 1;
        Consent consent = (byGuardian ? offer.clauses().acceptedBy(Applicants.guardian()) : offer.clauses().acceptedBy(request.applicant()))
                .via("app").at(clock.instant()).all();
        return Shop.issued(payung.issue(IssueCommand.of(IdempotencyKey.of(order), offer.token(), consent)
                .paidBy(gateway.settle(order, offer.premium(), clock.instant()))));
    }

    Issued issue() {
        return issue(Shop.request("plus", Applicants.adult()));
    }

    DecisionReplay replay(PolicyNumber number) {
        return payung.decision(number).orElseThrow();
    }

    /** The same policy under another number, whose decision somebody wrote otherwise. */
    PolicyNumber written(Issued issued, UnaryOperator<Decision> otherwise) {
        return world.store.unitOfWork().run(() -> {
            Policy policy = world.store.policies().find(world.partner, issued.number()).orElseThrow();
            PolicyDetails details = world.store.policies().details(world.partner, issued.number()).orElseThrow();
            Decision decision = otherwise.apply(details.receipt().decision());
            DecisionReceipt then = details.receipt();
            DecisionReceipt receipt = new DecisionReceipt(world.ids.uuid(), then.requestedAt(), "fake 0", then.language(), decision);
            IdentityDocument insured = details.request().lives().get(0).identity();
            PersonId person = world.store.persons().lock(world.partner, List.of(insured)).get(insured);
            PolicyNumber number = world.number();
            Policy other = new Policy(
                    number, policy.partner(), new QuoteId(world.ids.uuid()), policy.pack(), policy.plan(), policy.zone(), policy.coverFrom(),
                    policy.coverUntil(), policy.premium(), policy.limits(), null, policy.issuedAt());
            PolicyDetails changed = new PolicyDetails(details.request(), details.consent(), receipt);
            ConsentEvidence evidence = ConsentEvidence.of(details.consent(), Shop.NOW, Map.of());
            world.store.policies().insert(
                    new NewPolicy(other, changed, evidence, List.of(person), Set.of(person), "c".repeat(64), List.of(), false, world.ids.uuid()));
            return number;
        });
    }
}
