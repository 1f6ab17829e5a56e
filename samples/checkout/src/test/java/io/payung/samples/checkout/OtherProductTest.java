package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.samples.checkout.Caller.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the product with one more question, clause and parameter is sold without a changed line of Java or JavaScript. */
class OtherProductTest {

    @TempDir
    private Path folder;

    @Test
    void asksTheNewQuestionShowsTheNewClauseAndKeepsTheNewThreshold() throws Exception {
        Path packs = OtherProduct.in(folder);
        try (RunningShop shop = new RunningShop(folder, packs)) {
            Purchase purchase = new Purchase(shop.caller()).bornOn(Purchase.TODAY.minusYears(40), 21).with("product", OtherProduct.ID)
                    .answering(OtherProduct.CHOOSABLE, "150000");

            Answer asked = purchase.quote();
            Answer atTheLimit = purchase.answering(OtherProduct.QUESTION, 5).quote();
            Answer above = purchase.answering(OtherProduct.QUESTION, 6).quote();
            Answer below = purchase.answering(OtherProduct.QUESTION, 4).quote();

            Answer tooMuch = purchase.answering(OtherProduct.CHOOSABLE, "150001").quote();

            assertThat(asked.text("/outcome")).isEqualTo("more-needed");
            assertThat(asked.text("/questions/0/name")).isEqualTo(OtherProduct.QUESTION);
            assertThat(above.text("/reasons/0/code")).isEqualTo(OtherProduct.CODE);
            assertThat(above.text("/reasons/0/limit")).isEqualTo("5");
            assertThat(above.body().at("/nearest")).as("how often somebody rides is no choice").isEmpty();
            assertThat(tooMuch.text("/nearest/0/changes/0/value")).isEqualTo("150000");
            assertThat(below.text("/outcome")).isEqualTo("offered");
            assertThat(atTheLimit.body().at("/clauses").findValuesAsString("id")).contains(OtherProduct.CLAUSE);
            assertThat(purchase.answering(OtherProduct.CHOOSABLE, "150000").answering(OtherProduct.QUESTION, 5).buy("order-21").status()).isEqualTo(201);
        }
    }
}
