package io.payung.samples.checkout;

import io.payung.samples.checkout.Caller.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One customer's way through the shop, by HTTP. */
final class Purchase {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Jakarta"));

    private final Caller shop;
    private final Map<String, Object> request = new TreeMap<>();
    private final Map<String, Object> answers = new TreeMap<>();

    Purchase(Caller shop) {
        this.shop = shop;
        answers.putAll(Map.of("occupation", "trade", "motorcycle", false, "monthlyIncome", "3000000", "hazardousSport", false));
        request.putAll(Map.of("product", "personal-accident", "plan", "basic", "channel", "shop", "language", "en", "answers", answers));
        bornOn(LocalDate.of(1990, 1, 15), 1);
    }

    /** A woman born on that day; her NIK fits. */
    Purchase bornOn(LocalDate birthDate, int serial) {
        request.put("applicant", new HashMap<>(Map.of(
                "fullName", "Siti Rahayu", "birthDate", birthDate.toString(), "sex", "female",
                "identity", Map.of("scheme", "nik", "number", Niks.ofWoman(birthDate, serial)))));
        return this;
    }

    Purchase with(String field, Object value) {
        request.put(field, value);
        return this;
    }

    Purchase answering(String question, Object answer) {
        answers.put(question, answer);
        return this;
    }

    Answer quote() {
        return shop.post("/payung/v1/quotes", request);
    }

    /** Pays what the offer asks for. */
    Map<String, Object> pay(Answer offer) {
        Answer paid = shop.post("/gateway/payments", Map.of("amount", offer.text("/premium/amount"), "currency", "IDR"));
        return Map.of(
                "gateway", "simulated", "reference", paid.text("/reference"), "amount", offer.text("/premium/amount"), "currency", "IDR");
    }

    /** What issues the offer, with every clause accepted. */
    Map<String, Object> acceptance(Answer offer, Map<String, Object> payment) {
        List<Map<String, String>> clauses = new ArrayList<>();
        for (JsonNode clause : offer.body().at("/clauses")) {
            clauses.add(Map.of("id", clause.get("id").asString(), "sha256", clause.get("sha256").asString()));
        }
        Map<String, Object> consent = new HashMap<>(Map.of(
                "by", "applicant", "acceptedAt", Instant.now().toString(), "language", "en", "channel", "shop",
                "method", "checkbox", "clauses", clauses));
        return new HashMap<>(Map.of("token", offer.text("/token"), "consent", consent, "payment", payment));
    }

    Answer issue(String key, Map<String, Object> acceptance) {
        return shop.post("/payung/v1/policies", acceptance, "Idempotency-Key", key);
    }

    /** From quote to policy. */
    Answer buy(String key) {
        Answer offer = quote();
        return issue(key, acceptance(offer, pay(offer)));
    }
}
