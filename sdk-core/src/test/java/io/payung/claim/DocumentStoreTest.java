package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.payung.Payung;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files stay with the host, and a document counts when its file is there. */
class DocumentStoreTest {

    private static final String THERE = "a".repeat(64);
    private static final String NOT_THERE = "b".repeat(64);

    private final Shop shop = new Shop();
    private final PolicyNumber policy = shop.issue(Shop.request("plus", Applicants.adult()), "order-1").number();
    private final List<String> asked = new ArrayList<>();

    private Payung with(DocumentStore documents) {
        return Payung.builder().products(new Shelf(SampleProduct.pack())).store(shop.store).keys(DevelopmentKeys.inMemory(shop.ids)).ids(shop.ids)
                .clock(shop.clock).documents(documents).build();
    }

    private final Payung payung = with((partner, sha256) -> {
        asked.add(partner.value());
        return Set.of(THERE).contains(sha256);
    });

    private ClaimNotice notice(ClaimDocument... documents) {
        return ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", Shop.TODAY)).with(List.of(documents));
    }

    private static ClaimDocument paper(String type, String sha256) {
        return new ClaimDocument(type, null, List.of(), null, sha256, null);
    }

    @Test
    void takesADocumentWhoseFileIsThere() {
        payung.claim(notice(paper("claim-form", THERE)));

        assertThat(asked).containsExactly(payung.partner().value());
    }

    @Test
    void refusesOneWhoseFileIsNotThereAndWritesNothing() {
        assertThatThrownBy(() -> payung.claim(notice(paper("claim-form", THERE), paper("family-card", NOT_THERE))))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.errors())
                        .extracting(InputError::pointer, InputError::code).containsExactly(tuple("/documents/1/sha256", "DOCUMENT_FILE_UNKNOWN")));

        assertThat(shop.rows("claim")).isZero();
    }

    @Test
    void refusesItAlsoWhenItIsAddedLater() {
        ClaimId claim = payung.claim(notice()).assessment().claim();

        assertThatThrownBy(() -> payung.supplement(ClaimSupplement.of(claim, List.of(paper("claim-form", NOT_THERE)))))
                .isInstanceOf(InvalidInputException.class);
    }

    /** Paper was seen at a counter, and there is no file of it. */
    @Test
    void asksNothingAboutADocumentWithoutAFile() {
        payung.claim(notice(paper("claim-form", null)));

        assertThat(asked).isEmpty();
    }

    @Test
    void canBeRepeatedWhenTheStoreDidNotAnswer() {
        Payung down = with((partner, sha256) -> {
            throw new IllegalStateException("no route to the store");
        });

        assertThatThrownBy(() -> down.claim(notice(paper("claim-form", THERE)))).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo("DOCUMENT_STORE_FAILED");
            assertThat(e.retryable()).isTrue();
        });
        assertThat(shop.rows("claim")).isZero();
    }

    @Test
    void tellsTheSameAnswerAgainWhenTheFileIsGoneSince() {
        ClaimNotice notice = notice(paper("claim-form", THERE)).once(IdempotencyKey.of("claim-1"));
        ClaimAssessment first = payung.claim(notice).assessment();
        ClaimSupplement more = new ClaimSupplement(first.claim(), IdempotencyKey.of("more-1"), List.of(paper("family-card", THERE)), Map.of());
        ClaimAssessment second = payung.supplement(more).assessment();

        Payung emptied = with((partner, sha256) -> false);

        assertThat(emptied.claim(notice)).extracting(ClaimOutcome::told, again -> again.assessment().receipt().id())
                .containsExactly(ClaimOutcome.Told.REPLAYED, first.receipt().id());
        assertThat(emptied.supplement(more)).extracting(ClaimOutcome::told, again -> again.assessment().receipt().id())
                .containsExactly(ClaimOutcome.Told.REPLAYED, second.receipt().id());
    }

    @Test
    void trustsTheCallerWhereNoStoreIsGiven() {
        assertThat(shop.payung.claim(notice(paper("claim-form", NOT_THERE))).assessment().missing()).extracting(ClaimAssessment.MissingDocument::document)
                .doesNotContain("claim-form");
    }
}
