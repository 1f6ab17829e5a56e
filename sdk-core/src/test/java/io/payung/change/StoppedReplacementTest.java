package io.payung.change;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyState;
import io.payung.product.ProductPack;
import io.payung.product.SaleWindow;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.SaleStop;
import io.payung.product.terms.SaleTerms;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that replaces another is a sale: what stops sales stops it, too, between its preview and its confirmation. */
class StoppedReplacementTest {

    private static final Duration LONG = Duration.ofDays(9);

    /** @param day of the stop, or the first one without a mandate */
    private static ProductPack pack(String sale, LocalDate day) {
        SaleStop stop = new SaleStop("everywhere", day, day, "flood");
        SaleTerms terms = switch (sale) {
            case "stop" -> new SaleTerms(null, List.of(), null, List.of(stop));
            case "mandate" -> new SaleTerms(null, List.of(), new Distributor("cooperative", "PKS-1", day.minusDays(1), null), List.of());
            default -> new SaleTerms(null, List.of(), null, List.of());
        };
        ProductPack pack = SampleProduct.pack(1, SampleRules.all(), sale);
        return Variations.with(pack, "product", Variations.with(ChangingProduct.pack().product(), "sale", terms));
    }

    /** A renewal is sold towards the end of what it renews. */
    private static int daysBefore(ChangeKind kind) {
        return kind == ChangeKind.RENEWAL ? 350 : 0;
    }

    private static Previewed preview(Shop shop, Issued old, Offer offer, ChangeKind kind) {
        return (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(old.number(), kind).replacedBy(offer.token()));
    }

    private static Offer instead(Shop shop, Issued old, ChangeKind kind) {
        return Shop.offered(kind == ChangeKind.RENEWAL
                ? shop.payung.afterSale().quoteRenewal(old.number()).outcome()
                : shop.payung.afterSale().quoteInstead(old.number(), Shop.request("plus", Applicants.adult())));
    }

    private static List<String> codes(ChangeOutcome outcome) {
        return outcome instanceof Refused refused ? refused.reasons().stream().map(reason -> reason.code().value()).toList() : List.of();
    }

    /** Days after the one on which it is previewed; the third is that of the stop, or the first without a mandate. */
    @ParameterizedTest
    @CsvSource({
        "TOP_UP, stop, 2, -", "TOP_UP, stop, 3, SALE_STOPPED", "TOP_UP, stop, 4, -",
        "RESCHEDULE, stop, 2, -", "RESCHEDULE, stop, 3, SALE_STOPPED", "CORRECTION, stop, 2, -", "CORRECTION, stop, 3, SALE_STOPPED",
        "RENEWAL, stop, 2, -", "RENEWAL, stop, 3, SALE_STOPPED", "RENEWAL, stop, 4, -",
        "TOP_UP, mandate, 2, -", "TOP_UP, mandate, 3, MANDATE_ENDED", "TOP_UP, mandate, 4, MANDATE_ENDED"
    })
    void looksAgainWhetherItMayBeSoldWhenItIsConfirmed(ChangeKind kind, String sale, int days, String code) {
        Shop shop = new Shop(pack(sale, TODAY.plusDays(daysBefore(kind) + 3)), LONG);
        Issued old = shop.issue(shop.offer(), "order");
        shop.clock.advance(Duration.ofDays(daysBefore(kind)));
        Offer offer = instead(shop, old, kind);
        Previewed previewed = preview(shop, old, offer, kind);
        shop.clock.advance(Duration.ofDays(days));
        ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()).with(shop.consent(offer)).paidBy(shop.pay(offer, "pay-2"));

        ChangeOutcome outcome = confirmed(shop, command);

        assertThat(codes(outcome)).containsExactlyElementsOf(code.equals("-") ? List.of() : List.of(code));
        assertThat(outcome instanceof Changed).isEqualTo(code.equals("-"));
        assertThat(shop.payung.findPolicy(old.number()).orElseThrow().stateAt(shop.payung.now()) == PolicyState.IN_FORCE)
                .isEqualTo(!code.equals("-") || kind == ChangeKind.RENEWAL);
        assertThat(outcome instanceof Refused refused && refused.refundDue() != null).as("what was paid is owed back").isEqualTo(!code.equals("-"));
    }

    /** Time has passed, so another refund may be due and has to be seen first. */
    private static ChangeOutcome confirmed(Shop shop, ChangeCommand command) {
        ChangeOutcome outcome = shop.payung.afterSale().change(command);
        return outcome instanceof Previewed again
                ? shop.payung.afterSale().change(new ChangeCommand(IdempotencyKey.of("again"), again.token(), command.consent(), command.payment()))
                : outcome;
    }

    @ParameterizedTest
    @CsvSource({"-1, -", "0, SALE_STOPPED", "1, -"})
    void promisesNothingThatMayNotBeSoldNow(int days, String code) {
        Shop shop = new Shop(pack("none", TODAY), LONG);
        Issued old = shop.issue(shop.offer(), "order");
        Offer offer = instead(shop, old, ChangeKind.TOP_UP);
        shop.shelf.replace(pack("stop", TODAY.minusDays(days)));

        ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(old.number(), ChangeKind.TOP_UP).replacedBy(offer.token()));

        assertThat(codes(outcome)).containsExactlyElementsOf(code.equals("-") ? List.of() : List.of(code));
    }

    /** As every open offer is: who has quoted has promised. */
    @ParameterizedTest
    @CsvSource({"-1, true", "0, false"})
    void keepsAnOpenOfferOfAProductThatIsClosedAndMakesNoNewOne(int until, boolean closed) {
        Shop shop = new Shop(pack("none", TODAY), LONG);
        Issued old = shop.issue(shop.offer(), "order");
        Offer offer = instead(shop, old, ChangeKind.TOP_UP);
        Previewed previewed = preview(shop, old, offer, ChangeKind.TOP_UP);
        ProductPack open = pack("none", TODAY);
        SaleWindow window = new SaleWindow(TODAY.minusYears(1), TODAY.plusDays(until), SampleProduct.ZONE);
        shop.shelf.replace(Variations.with(open, "product", Variations.with(open.product(), "onSale", window)));

        ThrowingCallable again = () -> instead(shop, old, ChangeKind.TOP_UP);
        ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()).with(shop.consent(offer)).paidBy(shop.pay(offer, "pay-2"));

        assertThat(catchThrowable(again) != null).isEqualTo(closed);
        assertThat(shop.payung.afterSale().change(command)).isInstanceOf(Changed.class);
    }
}
