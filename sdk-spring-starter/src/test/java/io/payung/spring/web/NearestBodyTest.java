package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.money.Money;
import io.payung.product.ProductPack;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Proposal;
import io.payung.quote.Proposal.Change;
import io.payung.quote.Proposal.Choice;
import io.payung.quote.QuoteRequest;
import io.payung.spring.fixture.TestProduct;
import io.payung.spring.web.form.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NearestBodyTest {

    private static final ProductPack PACK = TestProduct.pack();
    private static final LocalDate START = LocalDate.of(2026, 12, 1);

    @Test
    void tellsWhatWouldBeBoughtInTheWordsOfItsProduct() {
        JsonNode told = tell("id", List.of("/answers/boat"), new Change(Choice.PRODUCT, "/product", "accident"), new Change(Choice.PLAN, "/plan", "basic"));

        assertThat(told.at("/product").asString()).isEqualTo("accident");
        assertThat(told.at("/productName").asString()).isEqualTo("Kecelakaan");
        assertThat(told.at("/plan").asString()).isEqualTo("basic");
        assertThat(told.at("/planName").asString()).isEqualTo("Dasar");
        assertThat(told.at("/coverStart").asString()).isEqualTo("2026-12-01");
        assertThat(told.at("/coverEnd").asString()).isEqualTo("2027-11-30");
        assertThat(told.at("/premium/amount").asString()).isEqualTo("20000");
        assertThat(told.at("/limits/0/benefit").asString()).isEqualTo("death");
        assertThat(told.at("/drop/0").asString()).isEqualTo("/answers/boat");
        assertThat(told.at("/changes")).isEqualTo(Replies.NODES.arrayNode()
                .add(Replies.NODES.objectNode().put("choice", "product").put("pointer", "/product").put("value", "accident"))
                .add(Replies.NODES.objectNode().put("choice", "plan").put("pointer", "/plan").put("value", "basic")));
    }

    @Test
    void tellsEachAnswerAsTheFormAsksForIt() {
        JsonNode changes = tell("en", List.of(),
                new Change(Choice.COVER_START, "/coverStart", START),
                new Change(Choice.ANSWER, "/lives/0/answers/occupation", "office"),
                new Change(Choice.ANSWER, "/lives/0/answers/monthlyIncome", new BigDecimal("4E+6")),
                new Change(Choice.ANSWER, "/answers/trips", 3L),
                new Change(Choice.ANSWER, "/lives/0/answers/motorcycle", false),
                new Change(Choice.ANSWER, "/answers/licensedOn", LocalDate.of(2020, 2, 29))).at("/changes");

        assertThat(changes.at("/0")).isEqualTo(
                Replies.NODES.objectNode().put("choice", "coverStart").put("pointer", "/coverStart").put("value", "2026-12-01"));
        assertThat(changes.at("/1/title").asString()).isEqualTo("Occupation");
        assertThat(changes.at("/1/label").asString()).isEqualTo("choice.occupation.office");
        assertThat(changes.at("/2/value").asString()).isEqualTo("4000000");
        assertThat(changes.at("/2/type").asString()).isEqualTo("money");
        assertThat(changes.at("/2").has("label")).isFalse();
        assertThat(changes.at("/3/value").longValue()).isEqualTo(3);
        assertThat(changes.at("/4/value").isBoolean()).isTrue();
        assertThat(changes.at("/4/type").asString()).isEqualTo("yes-no");
        assertThat(changes.at("/5/value").asString()).isEqualTo("2020-02-29");
    }

    private static JsonNode tell(String language, List<String> dropped, Change... changes) {
        Money premium = Money.of("20000", "IDR");
        BenefitLimit death = new BenefitLimit("death", Money.of("10000000", "IDR"), List.of());
        Proposal proposal = new Proposal(
                QuoteRequest.of("accident", "basic"), List.of(changes), dropped, PACK.ref(), START, START.plusYears(1).minusDays(1), premium,
                List.of(death));
        return new NearestBody(ref -> PACK, language, new Wording()).of(List.of(proposal)).get(0);
    }
}
