package io.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SeededIds;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyQuery;
import io.payung.product.ProductId;
import io.payung.store.InMemoryStore;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayungBuilderTest {
    @Test
    void needsProductsAlone() {
        assertCode("PRODUCTS_MISSING", () -> Payung.builder().build());

        Payung payung = Payung.builder().products(new Shelf(SampleProduct.pack())).clock(new Shop().clock).build();
        assertThat(Shop.offered(payung.quote(Shop.basicFor(Applicants.adult()))).premium()).isEqualTo(Shop.rupiah(22_500));
    }

    @Test
    void needsKeysForAStoreOfItsOwn() {
        SeededIds ids = new SeededIds(1);

        assertCode("KEYS_MISSING", () -> Payung.builder().products(new Shelf(SampleProduct.pack())).store(new InMemoryStore(ids)).build());
    }

    @ParameterizedTest
    @CsvSource({"PT0S,false", "PT0.999S,false", "PT1S,true", "PT1.001S,true", "P31D,true", "PT744H0.001S,false", "PT-1S,false"})
    void letsAnOfferBeValidForOneSecondToThirtyOneDays(Duration validity, boolean allowed) {
        ThrowingCallable call = () -> Payung.builder().offersValidFor(validity);

        if (allowed) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(call)).isNull();
        } else {
            assertCode("OFFER_VALIDITY", call);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201, -1})
    void listsOneToTwoHundredPoliciesAPage(int size) {
        assertCode("PAGE_SIZE", () -> new PolicyQuery(null, null, null, size));
        assertThat(new PolicyQuery(null, null, null, 1).size()).isEqualTo(1);
        assertThat(new PolicyQuery(null, null, null, 200).size()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bank", "-bank", "bank_a", "bänk", "a123456789012345678901234567890123456789012345678901234567890123"})
    void takesPartnerAndProductIdsThatFitEveryPath(String id) {
        assertCode("PARTNER_ID_SHAPE", () -> PartnerId.of(id));
        assertCode("PRODUCT_ID_SHAPE", () -> ProductId.of(id));
        assertThat(PartnerId.of("a" + "b".repeat(62)).value()).hasSize(63);
        assertThat(ProductId.of("a" + "b".repeat(62)).value()).hasSize(63);
    }

    @Test
    void findsAClauseThatIsOnSaleByItsDigest() {
        Shop shop = new Shop();
        String digest = SampleProduct.pack().clause("cover", "en").sha256();

        assertThat(shop.payung.clause(digest)).map(clause -> clause.id() + " " + clause.language()).contains("cover en");
        assertThat(shop.payung.clause("0".repeat(64))).isEmpty();
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
