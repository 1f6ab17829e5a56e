package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.product.Plan;
import io.payung.product.ProductPack;
import io.payung.rules.ProductPacks;
import io.payung.spring.web.form.Wording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The product of the samples through forms and words; the shop's own tests sell it. */
class SampleProductTest {

    private static final Payung PAYUNG =
            Payung.builder().products(ProductPacks.trustedDirectory(Path.of("../samples/products"))).build();

    @Test
    void titlesEveryFieldOfEveryFormInEveryLanguage() {
        Forms forms = new Forms(PAYUNG, new Wording());
        for (ProductPack pack : PAYUNG.products()) {
            for (Plan plan : pack.product().plans().values()) {
                for (String language : pack.product().languages().all()) {
                    JsonNode form = forms.form(pack, plan, language).source();
                    assertThat(titles(form)).isNotEmpty().noneMatch(title -> title.matches("(form|question|choice|role|relation)\\..*"));
                }
            }
        }
    }

    /** So that a page that shows them sends what a claim may have. */
    @Test
    void tellsNoEventThatAClaimCannotName() {
        for (ProductPack pack : PAYUNG.products()) {
            JsonNode events = new ProductBody(new Voice(pack, "en", new Wording())).full().path("events");

            assertThat(events).isNotEmpty().allSatisfy(event -> {
                assertThat(pack.causes()).contains(event.path("cause").asString());
                assertThat(event.path("causeName").asString()).doesNotStartWith("cause.");
            });
        }
    }

    @Test
    void compilesAFormOnce() {
        Forms forms = new Forms(PAYUNG, new Wording());
        ProductPack pack = PAYUNG.products().get(0);
        Plan plan = pack.product().plans().values().iterator().next();

        assertThat(forms.form(pack, plan, "en")).isSameAs(forms.form(pack, plan, "en")).isNotSameAs(forms.form(pack, plan, "id"));
    }

    private static List<String> titles(JsonNode form) {
        return form.findValues("title").stream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    }
}
