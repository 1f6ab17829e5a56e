package io.payung.change;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.event.EventType;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.ShopParts;
import io.payung.party.Applicant;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.Issuing;
import io.payung.policy.Move;
import io.payung.policy.Policy;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.quote.Offer;
import io.payung.quote.QuoteOutcome;
import io.payung.store.InMemoryStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sells, changes, claims, lapses and lets time pass, one step after another, in worlds that are made anew before they grow slow. */
final class RandomWalk {

    static final List<ChangeKind> TRIED = List.of(
            ChangeKind.FREE_LOOK, ChangeKind.CANCELLATION, ChangeKind.INSURER_CANCELLATION, ChangeKind.EARLY_SETTLEMENT, ChangeKind.OBJECT_LOST,
            ChangeKind.VOID, ChangeKind.CORRECTION, ChangeKind.TOP_UP, ChangeKind.RENEWAL, ChangeKind.CHANGE_BENEFICIARY, ChangeKind.CHANGE_CONTACT,
            ChangeKind.DEATH);

    private static final List<PolicyState> BY_OTHERS =
            List.of(PolicyState.IN_GRACE, PolicyState.IN_GRACE, PolicyState.ENDED_BY_CLAIM, PolicyState.REPLACED);

    /** Steps of one world. */
    private static final int WORLD = 60;

    private static final int MOST_POLICIES = 8;
    private static final PartnerId PARTNER = PartnerId.of("default");

    private final Moves moves;
    private final Random chance;
    private final Set<ChangeKind> changed = EnumSet.noneOf(ChangeKind.class);
    private Shop shop = new Shop(ChangingProduct.uniqueInParts());
    private Changes changes;
    private Invariants invariants;
    private Purse purse;
    private List<Policy> sold = new ArrayList<>();
    private int keys;

    RandomWalk(Moves moves, long seed) {
        this.moves = moves;
        this.chance = new Random(seed);
    }

    int changed() {
        return changed.size();
    }

    /** @return what was broken, and by which step */
    Optional<String> go(int steps) {
        for (int step = 0; step < steps; step++) {
            if (step % WORLD == 0) {
                startAgain();
            }
            String done = step();
            Optional<String> broken = invariants.broken(sold);
            if (broken.isPresent()) {
                return Optional.of("step " + step + ", " + done + ": " + broken.get());
            }
        }
        return Optional.empty();
    }

    private void startAgain() {
        shop = new Shop(ChangingProduct.uniqueInParts());
        purse = new Purse(shop, chance);
        changes = new Changes(parts(shop), moves);
        sold = new ArrayList<>();
        invariants = new Invariants(shop, purse);
    }

    /** The parts of the shop itself, with keys of their own for the offers that replace and for previews. */
    private static ChangesParts parts(Shop shop) {
        InMemoryStore store = shop.store;
        ShopParts parts = ShopParts.of(shop);
        return new ChangesParts(
                parts.packs(), store.unitOfWork(), store.idempotency(), store.persons(), store.policies(), store.payments(), store.changes(), store.claims(),
                parts.sale().quoting(), new Issuing(parts.sale()), parts.applications(), parts.keys(), shop.ids, shop.clock, ShopParts.VALIDITY);
    }

    private String step() {
        int die = chance.nextInt(20);
        if (sold.isEmpty() || die < 3 && sold.size() < MOST_POLICIES) {
            return sell();
        }
        Policy policy = sold.get(chance.nextInt(sold.size()));
        return switch (die) {
            case 3, 4 -> pass();
            case 5 -> claim(policy);
            case 6 -> stand(policy);
            case 7, 8 -> purse.instalment(policy);
            default -> change(policy, TRIED.get(chance.nextInt(TRIED.size())));
        };
    }

    private String sell() {
        Applicant applicant = Applicants.bornOn(LocalDate.of(1970 + chance.nextInt(4), 1, 2));
        QuoteOutcome outcome = shop.payung.quote(
                Shop.basicFor(applicant).paid(chance.nextBoolean() ? "monthly" : "single").startingOn(today().plusDays(chance.nextInt(3) * 5L)));
        // Who is covered already is refused, and their money is owed back as a whole.
        if (outcome instanceof Offer offer && shop.payung.issue(sale(offer)) instanceof Issued issued) {
            sold.add(shop.payung.findPolicy(issued.number()).orElseThrow());
        }
        return "a sale";
    }

    private IssueCommand sale(Offer offer) {
        String key = "order-" + ++keys;
        return IssueCommand.of(IdempotencyKey.of(key), offer.token(), shop.consent(offer)).paidBy(purse.pay(offer, "pay-" + key));
    }

    private LocalDate today() {
        return shop.payung.now().atZone(SampleProduct.ZONE).toLocalDate();
    }

    private String pass() {
        int most = List.of(48, 24 * 31, 24 * 400, 24 * 400).get(chance.nextInt(4));
        shop.clock.advance(Duration.ofHours(chance.nextInt(most)));
        while (shop.payung.reconcileInstalments(100).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
        return "time";
    }

    private String claim(Policy policy) {
        shop.payung.claim(ClaimNotice.on(policy.number(), new ClaimEvent("accident", "death", "home", today())));
        return "a claim on " + policy.number();
    }

    /** What others do to a policy: it waits for an instalment, lapses for want of one, or is paid again. */
    private String stand(Policy policy) {
        if (shop.payung.instalments(policy.number()).isPresent()) {
            return "what its plan does with " + policy.number();
        }
        Policy now = shop.payung.findPolicy(policy.number()).orElseThrow();
        PolicyState state = now.stateAt(shop.payung.now());
        @Nullable Standing next = switch (state) {
            case IN_FORCE -> new Standing(BY_OTHERS.get(chance.nextInt(BY_OTHERS.size())), shop.payung.now());
            case IN_GRACE -> chance.nextBoolean() ? null : new Standing(PolicyState.LAPSED, shop.payung.now());
            default -> now.standing();
        };
        Move why = new Move(EventType.POLICY_IN_GRACE, "BY_OTHERS", shop.payung.now(), shop.payung.now(), shop.ids.uuid());
        shop.store.unitOfWork().run(() -> shop.store.policies().move(PARTNER, policy.number(), now.standing(), next, why));
        return "a move by others of " + policy.number();
    }

    private String change(Policy policy, ChangeKind kind) {
        String done = kind.key() + " of " + policy.number() + " at " + shop.payung.findPolicy(policy.number()).orElseThrow().stateAt(shop.payung.now()).key();
        @Nullable Offer offer = kind.replaces() ? instead(policy, kind) : null;
        ChangeRequest request = request(policy, kind, offer);
        if (kind.replaces() && offer == null) {
            return done;
        }
        invariants.before(policy);
        if (changes.preview(PARTNER, request) instanceof Previewed previewed) {
            if (chance.nextInt(8) == 0) {
                pass();
            }
            ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change-" + ++keys), previewed.token());
            ChangeCommand complete = offer == null ? command : command.with(shop.consent(offer)).paidBy(purse.pay(offer, "pay-change-" + keys));
            confirm(complete);
        }
        return done;
    }

    private void confirm(ChangeCommand command) {
        ChangeOutcome outcome = changes.confirm(PARTNER, command);
        if (outcome instanceof Changed done) {
            changed.add(done.kind());
            invariants.done(done);
            if (done.replacement() != null) {
                sold.add(shop.payung.findPolicy(done.replacement().number()).orElseThrow());
            }
            if (chance.nextBoolean()) {
                invariants.repeated(done, changes.confirm(PARTNER, command));
            }
        }
    }

    private @Nullable Offer instead(Policy policy, ChangeKind kind) {
        if (kind == ChangeKind.RENEWAL) {
            return changes.renewal(PARTNER, policy.number()).outcome() instanceof Offer offer ? offer : null;
        }
        Applicant applicant = shop.store.policies().details(PARTNER, policy.number()).orElseThrow().request().applicant();
        return changes.quoteInstead(PARTNER, policy.number(), Shop.request("plus", applicant).paid(chance.nextBoolean() ? "monthly" : "single")) instanceof Offer offer ? offer : null;
    }

    private ChangeRequest request(Policy policy, ChangeKind kind, @Nullable Offer offer) {
        ChangeRequest request = ChangeRequest.of(policy.number(), kind);
        if (kind.hasDay()) {
            return request.on(today().minusDays(chance.nextInt(20)));
        }
        if (kind == ChangeKind.CHANGE_CONTACT) {
            return request.reachedAt(new Contact("+62 811 5559 7" + chance.nextInt(100), null));
        }
        return offer == null ? request : request.replacedBy(offer.token());
    }
}
