package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.ShownText;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.fixture.WithDataConsent;
import io.payung.product.ProductPack;
import io.payung.quote.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No policy without consent to the exact bytes shown: whatever bit of a digest is changed, nothing is sold. */
class ExactConsentTest {
    private static final long SEED = 20260615;
    private static final int ROUNDS = 300;

    private final ProductPack pack = WithDataConsent.pack();
    private final Shop shop = new Shop(pack);
    private final Random random = new Random(SEED);

    @Test
    void sellsNothingWhateverBitOfADigestIsChanged() {
        Offer offer = shop.offer();
        Consent good = shown(shop.consent(offer));

        for (int round = 0; round < ROUNDS; round++) {
            Consent spoilt = spoil(good);
            IssueOutcome outcome = shop.payung.issue(command(offer, spoilt, "k" + round));

            assertThat(outcome).as("seed %d, round %d", SEED, round).isInstanceOf(IssueOutcome.Refused.class);
            assertThat(((IssueOutcome.Refused) outcome).reasons().get(0).code().value()).startsWith("CLAUSE_");
        }
        assertThat(shop.rows("policy")).isZero();
        assertThat(shop.rows("consent")).isZero();
        assertThat(shop.payung.issue(command(offer, good, "good"))).isInstanceOf(IssueOutcome.Issued.class);
    }

    /** The control: whoever compares ids, as one might, sells on every one of them. */
    @Test
    void wouldSellWhenOnlyTheIdsWereCompared() {
        Consent good = shown(shop.consent(shop.offer()));

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(ids(spoil(good))).isEqualTo(ids(good));
        }
    }

    @Test
    void sellsNothingOnTheDigestOfAnotherClause() {
        Offer offer = shop.offer();
        Consent good = shop.consent(offer);
        List<AcceptedClause> swapped = new ArrayList<>();
        for (int i = 0; i < good.clauses().size(); i++) {
            swapped.add(new AcceptedClause(good.clauses().get(i).id(), good.clauses().get((i + 1) % good.clauses().size()).sha256()));
        }

        assertThat(shop.payung.issue(command(offer, Variations.with(good, "clauses", swapped), "k"))).isInstanceOf(IssueOutcome.Refused.class);
        assertThat(shop.rows("policy")).isZero();
    }

    private static Set<String> ids(Consent consent) {
        return consent.clauses().stream().map(AcceptedClause::id).collect(Collectors.toSet());
    }

    /** One bit, of a text that was accepted or of one that was shown. */
    private Consent spoil(Consent good) {
        if (random.nextBoolean()) {
            List<AcceptedClause> clauses = new ArrayList<>(good.clauses());
            int place = random.nextInt(clauses.size());
            clauses.set(place, new AcceptedClause(clauses.get(place).id(), flipped(clauses.get(place).sha256())));
            return Variations.with(good, "clauses", clauses);
        }
        List<ShownText> shown = new ArrayList<>(good.shown());
        int place = random.nextInt(shown.size());
        ShownText text = shown.get(place);
        shown.set(place, new ShownText(text.id(), text.language(), flipped(text.sha256())));
        return good.havingShown(shown);
    }

    private String flipped(String digest) {
        int place = random.nextInt(digest.length());
        int other = Character.digit(digest.charAt(place), 16) ^ (1 << random.nextInt(4));
        return digest.substring(0, place) + Character.forDigit(other, 16) + digest.substring(place + 1);
    }

    private Consent shown(Consent consent) {
        List<ShownText> shown = new ArrayList<>(consent.shownTexts());
        pack.product().clauses().forEach(id -> shown.add(new ShownText(id, "en", pack.clause(id, "en").sha256())));
        return consent.havingShown(shown);
    }

    private IssueCommand command(Offer offer, Consent consent, String key) {
        return IssueCommand.of(IdempotencyKey.of(key), offer.token(), consent).paidBy(shop.pay(offer, "pay"));
    }
}
