package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Variations;
import io.payung.product.ProductPack;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.Waiting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a certificate says of ten days' waiting, sold on 15 June 2026. */
class WaitingOnPaperTest {

    private static final String DAY = "Every cause: only paid if it happens on 25 June 2026 or later. The first 10 days do not count.";

    @Test
    void saysNothingOfEarlierPoliciesWhereEverybodyWaitsAgain() throws IOException {
        assertThat(text("en")).contains(DAY).doesNotContain("without a gap");
    }

    @Test
    void saysWhoDoesNotWaitAgain() throws IOException {
        String after = " After %s, this does not apply to who was insured by the policy before without a gap: the days under that policy count.";

        assertThat(text("en", "renewal")).contains(DAY + after.formatted("a renewal"));
        assertThat(text("en", "renewal", "top-up")).contains(DAY + after.formatted("a renewal or a larger loan"));
    }

    @ParameterizedTest
    @CsvSource({"renewal,perpanjangan", "top-up,penambahan pinjaman", "reschedule,penjadwalan ulang pinjaman", "transfer,pengalihan"})
    void saysItInIndonesian(String change, String named) throws IOException {
        assertThat(text("id", change)).contains("Setelah " + named + ", ini tidak berlaku bagi yang dilindungi polis sebelumnya tanpa jeda");
    }

    private static String text(String language, String... waivedOn) throws IOException {
        Subject subject = Subjects.family(language);
        ProductPack pack = subject.pack();
        CoverTerms plain = pack.product().cover();
        CoverTerms waiting = Variations.with(plain, "waiting", List.of(new Waiting(10, "any", List.of(waivedOn), "cover-start")));
        return Papers.text(Printing.of(Subjects.with(subject, Variations.with(pack, "product", Variations.with(pack.product(), "cover", waiting)))).pdf());
    }
}
