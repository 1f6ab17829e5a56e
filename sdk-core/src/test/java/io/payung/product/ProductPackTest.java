package io.payung.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.SampleProduct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductPackTest {

    @Test
    void knowsTheCausesOfItsBenefitsAndTheOneThatIsAlwaysPossible() {
        assertThat(SampleProduct.pack().causes()).containsExactly("accident", "other");
    }

    @Test
    void knowsTheCausesThatItHasATextForButNotTheWordForAllOfThem() {
        ProductPack pack = SampleProduct.pack();
        Map<String, Map<String, String>> texts = Map.of("id", Map.of("cause.illness", "Sakit", "cause.any", "Apa pun", "place.home", "Di rumah"));

        ProductPack told = new ProductPack(
                pack.product(), pack.ref(), pack.rules(), new ProductTexts(new Languages("id", List.of()), texts), pack.clauses(), pack.source());

        assertThat(told.causes()).containsExactly("accident", "illness", "other");
    }
}
