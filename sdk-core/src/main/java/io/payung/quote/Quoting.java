package io.payung.quote;

import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.party.IdentityCheck;
import io.payung.party.Life;
import io.payung.party.PartnerId;
import io.payung.product.Product;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes quotes. Used through {@code Payung}; safe for several threads; writes nothing. */
public final class Quoting {

    private final ProductCatalog products;
    private final HoldingsReader holdings;
    private final @Nullable HeldCover heldElsewhere;
    private final QuoteTokens tokens;
    private final IdSource ids;
    private final Clock clock;
    private final Duration validity;

    /** @param heldElsewhere asked about each person, or null */
    public Quoting(
            ProductCatalog products,
            HoldingsReader holdings,
            @Nullable HeldCover heldElsewhere,
            Keys keys,
            IdSource ids,
            Clock clock,
            Duration validity) {
        this.heldElsewhere = heldElsewhere;
        this.products = products;
        this.holdings = holdings;
        this.tokens = new QuoteTokens(keys);
        this.ids = ids;
        this.clock = clock;
        this.validity = validity;
    }

    /** An offer, a decline or questions; see {@code Payung.quote}. */
    public QuoteOutcome quote(PartnerId partner, QuoteRequest request) {
        InputCheck.check(request);
        Instant now = clock.instant();
        ProductPack pack = onSale(request.product(), now);
        LocalDate asOf = pack.product().onSale().dateOf(now);
        QuoteRequest accepted = new Intake(pack.product(), asOf).accept(request);
        LocalDate start = accepted.coverStart() == null ? asOf : accepted.coverStart();
        Elsewhere elsewhere = new Elsewhere(heldElsewhere, partner);
        QuoteCase quoted = new QuoteCase(accepted, asOf, start, held(partner, elsewhere, pack.product(), accepted, start));
        QuoteOutcome outcome = quote(partner, pack, quoted, now);
        if (outcome instanceof QuoteOutcome.Declined declined) {
            NearestYes nearest = new NearestYes(new Market(partner, elsewhere, now), pack, request, quoted, declined.reasons());
            return new QuoteOutcome.Declined(declined.reasons(), nearest.search(), declined.receipt());
        }
        return request.lives().isEmpty() ? forApplicantAlone(outcome) : outcome;
    }

    /** The catalogue and the holdings as this partner meets them at one instant. */
    private final class Market implements NearestYes.Market {

        private final PartnerId partner;
        private final Elsewhere elsewhere;
        private final Instant now;

        Market(PartnerId partner, Elsewhere elsewhere, Instant now) {
            this.partner = partner;
            this.elsewhere = elsewhere;
            this.now = now;
        }

        @Override
        public List<ProductPack> onSale() {
            return products.onSale(now);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public List<Holdings> held(Product product, QuoteRequest accepted, LocalDate start) {
            return Quoting.this.held(partner, elsewhere, product, accepted, start);
        }
    }

    /** Who names no lives gives the answers about their own life with those about the quote. */
    private static QuoteOutcome forApplicantAlone(QuoteOutcome outcome) {
        if (!(outcome instanceof QuoteOutcome.MoreNeeded open)) {
            return outcome;
        }
        List<OpenQuestion> questions = open.questions().stream()
                .map(each -> new OpenQuestion(each.pointer().replaceFirst("^/lives/0/", "/"), each.question()))
                .toList();
        return new QuoteOutcome.MoreNeeded(questions, open.receipt());
    }

    /** The offer for a case that was accepted before, under a new id and with a new expiry. */
    public QuoteOutcome quote(PartnerId partner, ProductPack pack, QuoteCase quoted, Instant now) {
        Verdict verdict = decide(pack, quoted);
        DecisionReceipt receipt = new DecisionReceipt(
                ids.uuid(), now, pack.rules().engineVersion(), quoted.request().language(), verdict.decision());
        if (verdict instanceof Verdict.No no) {
            return new QuoteOutcome.Declined(no.decision().reasons(), List.of(), receipt);
        }
        if (verdict instanceof Verdict.Open open) {
            return new QuoteOutcome.MoreNeeded(open.questions(), receipt);
        }
        return offer(partner, quoted, ((Verdict.Offerable) verdict).terms(), receipt, now);
    }

    /**
     * Why nothing of the product is sold now in the case's area, although it was offered: a stop holds at once, also for open offers, as soon
     * as the catalogue knows it, and so does the end of the distributor's mandate, or its extension.
     *
     * @param offered whose mandate counts when the product is no longer on sale
     */
    public Optional<Reason> stopped(Product offered, QuoteCase quoted, Instant now) {
        Optional<Product> onSale = products.onSale(offered.id(), now).map(ProductPack::product);
        Product current = onSale.orElse(offered);
        LocalDate day = current.onSale().dateOf(now);
        return onSale.flatMap(product -> SaleStops.reason(product, quoted.request(), day)).or(() -> Mandate.ended(current, day));
    }

    /** A pure function of the pack and the case. */
    public Verdict decide(ProductPack pack, QuoteCase quoted) {
        return Decider.decide(pack, quoted);
    }

    /** The same for a replay, which sells nothing. */
    public static Verdict decideAgain(ProductPack pack, QuoteCase recorded) {
        return Decider.decideAgain(pack, recorded);
    }

    /** The ticket of a token, or nothing when the token is not a genuine one of this partner. */
    public Optional<Ticket> open(PartnerId partner, QuoteToken token) {
        return tokens.open(partner, token);
    }

    private List<Holdings> held(PartnerId partner, Elsewhere elsewhere, Product product, QuoteRequest request, LocalDate start) {
        List<Holdings> held = new ArrayList<>();
        for (Life life : request.lives()) {
            held.add(elsewhere.add(held(partner, product, request, life, start), product, request, life));
        }
        return held;
    }

    /**
     * What the insured lives hold now, in their order, for a cover from the given day. What they hold elsewhere is not asked again: whoever issues has locked
     * rows, and the customer was told a price for what was known then.
     */
    public List<Holdings> heldAgain(PartnerId partner, Product product, QuoteCase quoted, LocalDate start) {
        List<Holdings> held = new ArrayList<>();
        List<Life> lives = quoted.request().lives();
        for (int i = 0; i < lives.size(); i++) {
            held.add(held(partner, product, quoted.request(), lives.get(i), start).with(quoted.holdings().get(i).elsewhere()));
        }
        return held;
    }

    private Holdings held(PartnerId partner, Product product, QuoteRequest request, Life life, LocalDate start) {
        return holdings.holdings(partner, life.identity(), product, start, product.duration().lastDay(start, request.commonAnswers()));
    }

    private ProductPack onSale(String product, Instant now) {
        try {
            return products.onSale(ProductId.of(product), now).orElseThrow(Quoting::unknown);
        } catch (PayungException e) {
            throw e.code().equals("PRODUCT_ID_SHAPE") ? unknown() : e;
        }
    }

    private static PayungException unknown() {
        return new PayungException("PRODUCT_UNKNOWN", "no product of this name is on sale");
    }

    private Offer offer(PartnerId partner, QuoteCase quoted, Verdict.Terms terms, DecisionReceipt receipt, Instant now) {
        QuoteId id = new QuoteId(ids.uuid());
        Instant expiresAt = now.plus(validity);
        String digest = CanonicalJson.digest(receipt.decision());
        int format = receipt.decision().format();
        Ticket ticket = new Ticket(id, terms.pack().ref(), quoted, terms.premium(), now, expiresAt, digest, format);
        List<String> warnings = Stream.concat(
                        quoted.request().lives().stream().flatMap(life -> IdentityCheck.warnings(life.identity()).stream()),
                        quoted.holdings().stream().map(Holdings::elsewhere).filter(Objects::nonNull).flatMap(each -> each.warning().stream()))
                .distinct()
                .toList();
        return new Offer(
                id,
                tokens.seal(partner, ticket),
                expiresAt,
                terms.coverStart(),
                terms.coverEnd(),
                terms.premium(),
                terms.lines(),
                terms.payers(),
                terms.instalments(),
                terms.limits(),
                terms.clauses(),
                terms.claimGuide(),
                warnings,
                receipt);
    }
}
