package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints, from the catalogue to the complete claim. */
class StoryTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsAndDescribesProducts() {
        Answer list = server.get("/payung/v1/products?language=en");
        Answer product = server.get("/payung/v1/products/accident", "Accept-Language", "fr, en;q=0.8");

        assertThat(list.text("/products/0/name")).isEqualTo("Accident");
        assertThat(list.text("/products/0/plans/0/name")).isEqualTo("Basic");
        assertThat(product.text("/plans/0/benefits/0/amount")).isEqualTo("10000000");
        assertThat(product.text("/events/0/consequence")).isEqualTo("death");
        assertThat(product.text("/documents/0/oneOf/1/id")).isEqualTo("village-letter");
        assertThat(product.text("/documents/1/oneOf/0/id")).isEqualTo("police-letter");
        assertThat(product.text("/clauses/0/language")).isEqualTo("en");
        assertThat(server.get("/payung/v1/products/accident").text("/name")).isEqualTo("Kecelakaan");
    }

    @Test
    void servesAClauseForGoodByItsDigest() {
        String digest = server.get("/payung/v1/products/accident?language=id").text("/clauses/0/sha256");

        Answer clause = server.get("/payung/v1/clauses/" + digest);

        assertThat(clause.text("/text")).startsWith("# Summary").endsWith("id");
        assertThat(clause.header("Cache-Control")).contains("immutable");
    }

    @Test
    void offersWithPriceLimitsClausesAndGuide() {
        Answer offer = new Purchase(server).quote();

        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.text("/outcome")).isEqualTo("offered");
        assertThat(offer.text("/premium/amount")).isEqualTo("20000");
        assertThat(offer.text("/limits/0/amount")).isEqualTo("5000000");
        assertThat(offer.text("/limits/0/reasons/0/code")).isEqualTo("LIMIT_FOR_RIDER");
        assertThat(offer.text("/clauses/0/title")).isEqualTo("Summary");
        assertThat(offer.body().at("/clauses/0/mustAccept").booleanValue()).isTrue();
        assertThat(offer.body().at("/clauses/1/mustAccept").booleanValue()).isFalse();
        assertThat(offer.body().at("/claimGuide/0/documents/0/certain").booleanValue()).isTrue();
        assertThat(offer.text("/claimGuide/0/documents/1/dependsOn/0")).isEqualTo("answers.trafficAccident");
        assertThat(offer.text("/decision/pack/product")).isEqualTo("accident");
        assertThat(offer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void asksWhereTheAnswerBelongs() {
        ObjectNode withLife = new Purchase(server).quoteBody();
        ((ObjectNode) withLife.at("/lives/0/answers")).remove("occupation");
        ObjectNode alone = new Purchase(server).quoteBody();
        alone.remove("lives");

        Answer ofLife = server.post("/payung/v1/quotes", withLife.toString());
        Answer ofApplicant = server.post("/payung/v1/quotes", alone.toString());

        assertThat(ofLife.text("/outcome")).isEqualTo("more-needed");
        assertThat(ofLife.text("/questions/0/pointer")).isEqualTo("/lives/0/answers/occupation");
        assertThat(ofLife.text("/questions/0/schema/oneOf/0/const")).isEqualTo("office");
        assertThat(ofApplicant.text("/questions/0/pointer")).isEqualTo("/answers/occupation");
    }

    @Test
    void takesAnswersOfTheApplicantAtTheTopAndMoneyAsANumber() {
        ObjectNode body = new Purchase(server).quoteBody();
        body.remove("lives");
        ((ObjectNode) body.get("answers")).put("occupation", "office").put("motorcycle", false).put("monthlyIncome", 5_000_000);

        assertThat(server.post("/payung/v1/quotes", body.toString()).text("/outcome")).isEqualTo("offered");
    }

    @Test
    void declinesInTheLanguageOfTheRequest() {
        ObjectNode body = new Purchase(server).quoteBody();
        ObjectNode applicant = ((ObjectNode) body.get("applicant")).put("birthDate", "1950-08-05");
        applicant.putObject("identity").put("scheme", "passport").put("number", "B1234567");

        Answer english = server.post("/payung/v1/quotes", body.toString());
        Answer indonesian = server.post("/payung/v1/quotes", body.put("language", "id").toString());

        assertThat(english.text("/outcome")).isEqualTo("declined");
        assertThat(english.text("/reasons/0/message")).isEqualTo("Too old.");
        assertThat(english.text("/reasons/0/actual")).isEqualTo("76");
        assertThat(english.text("/reasons/0/limit")).isEqualTo("69");
        assertThat(english.text("/reasons/0/subject")).isEqualTo("lives/0");
        assertThat(indonesian.text("/reasons/0/message")).isEqualTo("Terlalu tua.");
    }

    @Test
    void proposesWhatIsOfferedWhenItIsAskedFor() {
        ObjectNode body = new Purchase(server).quoteBody().put("coverStart", "2027-11-22");

        Answer declined = server.post("/payung/v1/quotes", body.toString());
        body.put("coverStart", declined.text("/nearest/0/changes/0/value"));
        Answer offered = server.post("/payung/v1/quotes", body.toString());

        assertThat(declined.text("/reasons/0/code")).isEqualTo("START_TOO_LATE");
        assertThat(declined.body().at("/nearest")).hasSize(1);
        assertThat(declined.text("/nearest/0/changes/0/pointer")).isEqualTo("/coverStart");
        assertThat(offered.text("/outcome")).isEqualTo("offered");
        assertThat(offered.body().at("/premium")).isEqualTo(declined.body().at("/nearest/0/premium"));
        assertThat(offered.body().at("/limits")).isEqualTo(declined.body().at("/nearest/0/limits"));
    }

    @Test
    void sellsOnceAndTellsTheSameAgain() {
        Purchase purchase = new Purchase(server);
        ObjectNode body = purchase.issueBody();

        Answer first = purchase.issue(body, "story-1");
        Answer again = purchase.issue(body, "story-1");
        Answer other = purchase.issue(body.deepCopy().put("partnerReference", "another"), "story-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/state")).isEqualTo("in-force");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void listsAndReadsPoliciesWithoutAnythingPersonal() {
        Purchase purchase = new Purchase(server);
        String number = purchase.issue(purchase.issueBody(), "story-2").text("/policyNumber");

        Answer policy = server.get("/payung/v1/policies/" + number);
        Answer page = server.get("/payung/v1/policies?state=in-force&partnerReference=order-" + purchase.reference().substring(4));

        assertThat(policy.text("/premium/amount")).isEqualTo("20000");
        assertThat(policy.text("/pack/digest")).hasSize(64);
        assertThat(policy.response().body()).doesNotContain("Siti").doesNotContain("317101");
        assertThat(page.body().at("/policies")).hasSize(1);
        assertThat(page.text("/policies/0/policyNumber")).isEqualTo(number);
        assertThat(page.body().get("next").isNull()).isTrue();
        assertThat(server.get("/payung/v1/policies?state=expired").body().at("/policies")).isEmpty();
    }

    @Test
    void walksAClaimToComplete() {
        Purchase purchase = new Purchase(server);
        Answer policy = purchase.issue(purchase.issueBody(), "story-3");
        String secret = policy.text("/holderSecret");
        String claims = "/payung/v1/policies/" + policy.text("/policyNumber") + "/claims";
        ObjectNode notice = Purchase.claimBody();
        notice.remove("answers");
        notice.remove("documents");

        Answer opened = asHolder(claims + "?language=en", notice.toString(), secret, "c1");
        String claim = "/payung/v1/claims/" + opened.text("/claim");
        Answer answered = asHolder(claim + "/documents", "{\"answers\":{\"trafficAccident\":false}}", secret, "c2");
        Answer complete = asHolder(claim + "/documents", "{\"documents\":[{\"type\":\"village-letter\"}]}", secret, "c3");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("/outcome")).isEqualTo("documents-missing");
        assertThat(opened.text("/questions/0/pointer")).isEqualTo("/answers/trafficAccident");
        assertThat(opened.text("/missing/0/type")).isEqualTo("death-proof");
        assertThat(opened.text("/payable/0/atMost/amount")).isEqualTo("5000000");
        assertThat(answered.body().at("/missing")).hasSize(1);
        assertThat(answered.body().at("/questions")).isEmpty();
        assertThat(complete.text("/outcome")).isEqualTo("complete");
        assertThat(complete.text("/state")).isEqualTo("submitted");
        assertThat(complete.text("/dueBy")).isEqualTo("2026-12-02");
        assertThat(server.get(claim, "Payung-Holder-Secret", secret).text("/outcome")).isEqualTo("complete");
    }

    @Test
    void givesAStrangerTheSameAnswerAsForNothing() {
        Purchase purchase = new Purchase(server);
        Answer policy = purchase.issue(purchase.issueBody(), "story-4");
        String claims = "/payung/v1/policies/" + policy.text("/policyNumber") + "/claims";
        String body = Purchase.claimBody().toString();
        String id = asHolder(claims, body, policy.text("/holderSecret"), "c4").text("/claim");

        Answer wrong = asHolder(claims, body, "wrong", "c5");
        Answer unknown = asHolder("/payung/v1/policies/PYG-0/claims", body, "wrong", "c6");

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.response().body()).isEqualTo(unknown.response().body());
        assertThat(server.get("/payung/v1/claims/" + id).response().body())
                .isEqualTo(server.get("/payung/v1/claims/" + new UUID(1, 2)).response().body());
    }

    @Test
    void publishesAFormWhoseEveryPropertyIsTitled() {
        JsonNode form = server.get("/payung/v1/products/accident/form?plan=basic&language=id").body();

        assertThat(form.at("/properties/answers/properties/occupation/title").asString()).isEqualTo("Pekerjaan");
        assertThat(form.at("/properties/answers/properties/occupation/x-payung-per").asString()).isEqualTo("life");
        assertThat(form.at("/properties/lives/items/properties/answers/properties").has("trips")).isFalse();
        assertTitled(form, "");
    }

    private static Answer asHolder(String path, String body, String secret, String key) {
        return server.post(path, body, "Payung-Holder-Secret", secret, "Idempotency-Key", key);
    }

    private static void assertTitled(JsonNode schema, String place) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            assertThat(property.getValue().path("title").asString("")).as(place + "/" + property.getKey()).isNotBlank();
            assertTitled(property.getValue(), place + "/" + property.getKey());
        }
        if (schema.has("items")) {
            assertTitled(schema.get("items"), place + "/-");
        }
    }
}
