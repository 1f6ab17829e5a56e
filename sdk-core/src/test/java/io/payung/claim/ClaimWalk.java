package io.payung.claim;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision.Verdict;
import io.payung.claim.ClaimMoveOutcome.Moved;
import io.payung.decision.ReasonCode;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.ShopParts;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.product.PinnedPacks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Does anything to claims, in any order, and says what must never be: by what was done before, never by the table of moves. A claim that has walked for
 * long is left for a new one, in a shop of its own.
 */
final class ClaimWalk {

    private static final PartnerId PARTNER = PartnerId.of("default");
    private static final int LONG = 40;
    private static final ReasonCode WHY = ReasonCode.of("NO_ACCIDENT");

    private final ClaimMoves moves;
    private final Random random;
    private final Map<ClaimAction, Integer> done = new EnumMap<>(ClaimAction.class);
    private final List<String> violations = new ArrayList<>();
    private Shop shop;
    private ClaimDesk desk;
    private ClaimFile file;
    private ClaimId claim;
    private long paid;
    private int number;

    ClaimWalk(ClaimMoves moves, long seed) {
        this.moves = moves;
        this.random = new Random(seed);
        begin();
    }

    /** How often each thing was done, and not refused. */
    Map<ClaimAction, Integer> done() {
        return done;
    }

    /** The first thing that must never be; nothing when there was none in so many steps. */
    Optional<String> walk(int steps) {
        for (int i = 0; i < steps && violations.isEmpty(); i++) {
            if (file.claim().version() > LONG) {
                begin();
            }
            step();
        }
        return violations.stream().findFirst();
    }

    private void begin() {
        shop = new Shop();
        desk = new ClaimDesk(
                new ClaimsParts(
                        new PinnedPacks(new Shelf(SampleProduct.pack()), shop.store.packs()), shop.store.unitOfWork(), shop.store.idempotency(),
                        shop.store.policies(), shop.store.claims(), (partner, number) -> Optional.empty(),
                        (partner, number) -> new TreeMap<>(), ShopParts.of(shop).applications(), DocumentStore.TRUSTING, shop.ids, shop.clock),
                moves);
        PolicyNumber policy = shop.issue(Shop.request("plus", Applicants.adult()), "order").number();
        claim = shop.payung.claim(ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", Shop.TODAY))).assessment().claim();
        file = desk.file(PARTNER, claim).orElseThrow();
        paid = 0;
    }

    private void step() {
        long events = shop.rows("outbox");
        ClaimFile before = file;
        boolean moved = act(random.nextInt(9));
        file = desk.file(PARTNER, claim).orElseThrow();
        must(shop.rows("outbox") == events + (moved ? 1 : 0), "one event for a move, none for a refusal");
        must(file.claim().version() == before.claim().version() + (moved ? 1 : 0), "the version grows by one with a move");
        must(moved || file.equals(before), "a refusal changes nothing");
        if (moved && file.moves().size() > before.moves().size()) {
            ClaimAction action = file.moves().get(file.moves().size() - 1).action();
            done.merge(action, 1, Integer::sum);
            followed(before, action);
        }
        sums();
    }

    private boolean act(int what) {
        return switch (what) {
            case 0, 1 -> decide();
            case 2, 3 -> pay();
            case 4 -> moved(desk.withdraw(PARTNER, step("withdraw")));
            case 5 -> moved(desk.dispute(PARTNER, step("dispute")));
            case 6 -> moved(desk.reopen(PARTNER, step("reopen")));
            case 7 -> moved(desk.close(PARTNER, step("close")));
            default -> supplement();
        };
    }

    private boolean decide() {
        Verdict verdict = Verdict.values()[random.nextInt(3)];
        // As often above what is payable as below, and often just what was paid.
        long amount = random.nextInt(3) == 0 && paid > 0 ? paid : 1 + random.nextInt(40) * 1_000_000L;
        List<Approved> amounts = verdict == Verdict.REJECT ? List.of() : List.of(new Approved("death", Shop.rupiah(amount)));
        return moved(desk.decide(PARTNER, new ClaimDecision(claim, key(), verdict, amounts, List.of(WHY), null, "desk", null, random.nextInt(4) > 0)));
    }

    private boolean pay() {
        long left = file.approved().amount().longValueExact() - paid;
        long amount = random.nextBoolean() && left > 0 ? left : 1 + random.nextInt(15) * 1_000_000L;
        boolean moved = moved(desk.pay(PARTNER, ClaimPayment.of(claim, key(), "bank-" + ++number, "Ani", Shop.rupiah(amount))));
        paid += moved ? amount : 0;
        return moved;
    }

    private boolean supplement() {
        if (!file.claim().state().isOpen()) {
            return false;
        }
        String paper = List.of("claim-form", "hospital-letter", "family-card").get(random.nextInt(3));
        shop.payung.supplement(new ClaimSupplement(claim, null, List.of(ClaimDocument.of(paper)), Map.of("trafficAccident", false)));
        return true;
    }

    private ClaimStep step(String what) {
        return ClaimStep.of(claim, key()).because(what);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++number);
    }

    private static boolean moved(ClaimMoveOutcome outcome) {
        return outcome instanceof Moved;
    }

    /** What may follow what, told by what was done since the claim was last taken up. */
    private void followed(ClaimFile before, ClaimAction action) {
        List<ClaimAction> since = since(before);
        boolean decided = since.stream().anyMatch(ClaimWalk::decides);
        boolean withdrawn = since.contains(ClaimAction.WITHDRAW);
        boolean contested = since.contains(ClaimAction.DISPUTE);
        must(!since.contains(ClaimAction.CLOSE) || action == ClaimAction.REOPEN, "after closing only " + ClaimAction.REOPEN + ", not " + action);
        switch (action) {
            case APPROVE, PARTLY_APPROVE, REJECT, CONFIRM, WITHDRAW -> must(!decided && !withdrawn, action + " of what is decided or withdrawn");
            case PAY_PART, PAY_REST -> must(before.approved().isPositive() && decided, action + " of what is not approved");
            case DISPUTE -> must(
                    decided && !contested && (!since.contains(ClaimAction.APPROVE) || before.approved().equals(before.paid())),
                    action + " of what is undecided, contested or all approved");
            case REOPEN -> must(decided || withdrawn, action + " of what is open");
            case CLOSE -> must((decided || withdrawn) && !contested && before.approved().equals(before.paid()), action + " of what is not finished");
            default -> must(false, action + " is no move of anybody's");
        }
    }

    private static boolean decides(ClaimAction action) {
        return List.of(ClaimAction.APPROVE, ClaimAction.PARTLY_APPROVE, ClaimAction.REJECT, ClaimAction.CONFIRM).contains(action);
    }

    private static List<ClaimAction> since(ClaimFile file) {
        List<ClaimAction> actions = file.moves().stream().map(ClaimMove::action).toList();
        return actions.subList(actions.lastIndexOf(ClaimAction.REOPEN) + 1, actions.size());
    }

    private void sums() {
        must(file.paid().equals(Shop.rupiah(paid)), "what is paid is the sum of payments");
        must(file.paid().compareTo(file.approved()) <= 0, "paid at most what is approved");
        must(file.approved().compareTo(Shop.rupiah(20_000_000)) <= 0, "approved at most what is payable");
        ClaimState state = file.claim().state();
        must(state != ClaimState.PAID || file.paid().isPositive() && file.paid().equals(file.approved()), "paid is paid up");
        must(state != ClaimState.REJECTED && state != ClaimState.WITHDRAWN || !file.approved().isPositive(), state + " approves nothing");
        must(state != ClaimState.REJECTED || since(file).contains(ClaimAction.REJECT), "only a decision rejects");
    }

    private void must(boolean holds, String what) {
        if (!holds) {
            violations.add(what);
        }
    }
}
