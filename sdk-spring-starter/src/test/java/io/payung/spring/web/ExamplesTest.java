package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.event.EventStore;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.spring.fixture.CountedIds;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.SandboxHost;
import io.payung.spring.fixture.Scan;
import io.payung.spring.fixture.TestApplication;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.web.openapi.OpenApi;
import io.payung.store.PayungStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the OpenAPI document are what a server is asked and answers in this story, with one clock and the same ids in every run.
 * {@code -Dpayung.examples=write} writes them anew.
 */
class ExamplesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/payung/spring/web/openapi/examples");
    private static final boolean WRITE = "write".equals(System.getProperty("payung.examples"));
    /** Secret, or another in every run or version. */
    private static final Set<String> HIDDEN = Set.of("token", "holderSecret", "engineVersion", "signature_key");

    @TempDir
    private static Path folder;

    private final Map<String, ObjectNode> told = new TreeMap<>();
    private final Partners partners = Partners.in(folder);
    private String secret = "";
    private int steps;

    /** A host whose ids can be told beforehand. */
    @Configuration(proxyBeanMethods = false)
    @Import(TestApplication.class)
    static class Host {

        @Bean
        IdSource ids() {
            return new CountedIds();
        }
    }

    @Test
    void areWhatIsAnswered() throws IOException {
        String[] quiet = partners.arguments("--payung.events.relay=false", "--payung.applications.reconcile=false", Scan.ARGUMENT);
        try (TestServer server = TestServer.of(Host.class, folder, quiet)) {
            server.bean(PayungStore.class).events().subscribe("webhook", null, TestClock.START);
            Purchase bought = new Purchase(9001, server, partners.as("token"));
            String policy = buy(server, bought);
            redeliver(server);
            consent(server, policy);
            change(server, policy);
            claim(server, policy);
            payLater(server);
            get(server, "bordereau", "/bordereaux/2026-11");
            forget(server);
        }

        playInASandbox();
        Map<String, JsonNode> published = new TreeMap<>();
        for (String operation : told.keySet()) {
            Path file = FOLDER.resolve(operation + ".json");
            if (WRITE) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, TestServer.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told.get(operation)) + "\n");
            }
            published.put(operation, Files.exists(file) ? TestServer.JSON.readTree(Files.readString(file)) : TestServer.JSON.nullNode());
        }
        assertThat(published).isEqualTo(told);
    }

    /** @return path of the policy */
    private String buy(TestServer server, Purchase purchase) {
        get(server, "products", "/products");
        Answer product = get(server, "product", "/products/accident");
        get(server, "form", "/products/accident/form?plan=basic");
        get(server, "clause", "/clauses/" + product.text("/clauses/0/sha256"));
        Answer offer = post(server, "quote", "/quotes", purchase.quoteBody());
        ObjectNode order = purchase.issueBody(offer);
        Answer policy = post(server, "issuePolicy", "/policies", order, "Idempotency-Key", "order-9001");
        post(server, "issuePolicy", "/policies", order, "Idempotency-Key", "order-9002");
        get(server, "events", "/events");
        get(server, "policies", "/policies?partnerReference=order-9001");
        get(server, "policy", "/policies/" + policy.text("/policyNumber"));
        get(server, "instalments", "/policies/" + policy.text("/policyNumber") + "/instalments");
        PolicyNumber number = new PolicyNumber(policy.text("/policyNumber"));
        Payung ours = server.bean(Payung.class).forPartner(PartnerId.of(Partners.OURS));
        get(server, "verifyCertificate", "/certificates/" + Scan.token(ours.certificate(number).orElseThrow()));
        secret = policy.text("/holderSecret");
        return "/policies/" + policy.text("/policyNumber");
    }

    private void redeliver(TestServer server) {
        EventStore events = server.bean(PayungStore.class).events();
        events.claim("webhook", TestClock.START, Duration.ofMinutes(1)).ifPresent(events::bury);
        get(server, "deadDeliveries", "/events/dead");
        post(server, "redeliver", "/events/redeliveries", TestServer.JSON.createObjectNode().put("destination", "webhook"));
    }

    private void consent(TestServer server, String policy) {
        get(server, "consent", policy + "/consent");
        get(server, "decision", policy + "/decision");
        ObjectNode wish = TestServer.JSON.createObjectNode().put("purpose", "contract");
        post(server, "withdrawConsent", policy + "/consent/withdrawals", wish, "Payung-Holder-Secret", secret);
    }

    private void claim(TestServer server, String policy) {
        ObjectNode notice = Purchase.claimBody();
        JsonNode documents = notice.remove("documents");
        Answer claim = post(server, "openClaim", policy + "/claims", notice, "Payung-Holder-Secret", secret, "Idempotency-Key", "claim-1");
        String path = "/claims/" + claim.text("/claim");
        get(server, "claim", path, "Payung-Holder-Secret", secret);
        ObjectNode more = TestServer.JSON.createObjectNode().set("documents", documents);
        post(server, "addDocuments", path + "/documents", more, "Payung-Holder-Secret", secret, "Idempotency-Key", "papers-1");
        decide(server, policy, path);
    }

    private void change(TestServer server, String policy) {
        Answer preview = post(server, "previewChange", policy + "/changes", json("{'kind':'change-beneficiary'}"));
        post(server, "confirmChange", "/changes", json("{'token':'%s'}".formatted(preview.text("/token"))), "Idempotency-Key", "change-1");
    }

    /** Contested, decided anew, paid and closed. */
    private void decide(TestServer server, String policy, String claim) {
        step(server, "decideClaim", claim + "/decision", "{'verdict':'reject','reasons':['NO_ACCIDENT'],'decidedBy':'desk','withoutDocuments':true}");
        step(server, "disputeClaim", claim + "/dispute", "{'text':'It was an accident.'}");
        step(server, "reopenClaim", claim + "/reopening", "{}");
        String amount = "{'amount':'3000000','currency':'IDR'}";
        step(server, "decideClaim", claim + "/decision", "{'verdict':'approve','amounts':[{'benefit':'death','amount':%s}],'decidedBy':'desk','withoutDocuments':true}".formatted(amount));
        step(server, "payClaim", claim + "/payments", "{'reference':'bank-1','payee':'Budi Santoso','amount':%s}".formatted(amount));
        step(server, "closeClaim", claim + "/closing", "{}");
        get(server, "claims", policy + "/claims");
    }

    private void step(TestServer server, String operation, String path, String body) {
        Answer done = post(server, operation, path, json(body), "Payung-Holder-Secret", secret, "Idempotency-Key", "step-" + ++steps);
        assertThat(done.status()).as(done.response().body()).isEqualTo(200);
    }

    private static ObjectNode json(String body) {
        return (ObjectNode) TestServer.JSON.readTree(body.replace('\'', '"'));
    }

    private void playInASandbox() {
        try (TestServer server = TestServer.of(SandboxHost.class, folder.resolve("sandbox"), partners.arguments("--payung.sandbox.enabled=true"))) {
            get(server, "sandboxClock", "/sandbox/clock");
            post(server, "forwardSandboxClock", "/sandbox/clock", json("{'forward':'P1D'}"));
            post(server, "tellSandboxPayment", "/sandbox/payments", json("{'reference':'TEST-1','outcome':'settle','amount':'20000','currency':'IDR'}"));
        }
    }

    private void payLater(TestServer server) {
        Purchase purchase = new Purchase(9002, server, partners.as("token"));
        Answer held = post(server, "apply", "/applications", purchase.applicationBody(), "Idempotency-Key", "apply-1");
        get(server, "application", "/applications/" + held.text("/application"));
        post(server, "paymentNotified", "/payments/simulated", Purchase.notice("nobodys", "settlement"));
    }

    private void forget(TestServer server) {
        Purchase purchase = new Purchase(9003, server, partners.as("token"));
        Answer sold = purchase.issue(purchase.issueBody(), "order-9003");
        secret = sold.text("/holderSecret");
        String claims = "/policies/" + sold.text("/policyNumber") + "/claims";
        Answer claim = post(server, "openClaim", claims, Purchase.claimBody(), "Payung-Holder-Secret", secret, "Idempotency-Key", "claim-2");
        step(server, "withdrawClaim", "/claims/" + claim.text("/claim") + "/withdrawal", "{}");
        ObjectNode wish = TestServer.JSON.createObjectNode().put("ground", "request");
        wish.set("person", purchase.quoteBody().get("applicant").get("identity"));
        server.bean(TestClock.class).forward(Duration.ofDays(3 * 365));
        post(server, "erase", "/erasures", wish, "Idempotency-Key", "erase-1");
    }

    private Answer get(TestServer server, String operation, String path, String... headers) {
        return tell(server, operation, "GET", path, null, headers);
    }

    private Answer post(TestServer server, String operation, String path, ObjectNode body, String... headers) {
        return tell(server, operation, "POST", path, body, headers);
    }

    private Answer tell(TestServer server, String operation, String method, String path, @Nullable ObjectNode body, String... more) {
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as("token")));
        headers.addAll(List.of(more));
        Answer answer = server.send(method, PayungEndpoint.BASE + path, body == null ? null : body.toString(), headers.toArray(String[]::new));
        ObjectNode example = told.computeIfAbsent(operation, name -> TestServer.JSON.createObjectNode());
        if (body != null) {
            example.set("request", shown(body));
        }
        example.set(Integer.toString(answer.status()), shown(answer.body()));
        return answer;
    }

    private static JsonNode shown(JsonNode node) {
        JsonNode copy = node.deepCopy();
        for (String name : HIDDEN) {
            copy.findParents(name).stream().filter(parent -> parent.get(name).isString()).forEach(parent -> ((ObjectNode) parent).put(name, "…"));
        }
        return copy;
    }

    @Test
    void areThereForWhateverCanBeDone() throws IOException {
        ObjectNode document = OpenApi.of(ErrorAdvice.STATUS).at(PayungEndpoint.BASE);
        assertThat(withoutExample(document)).containsExactly("openapi");
        ((ObjectNode) document.at("/paths/~1erasures/post/responses/200/content/application~1json")).remove("example");
        assertThat(withoutExample(document)).containsExactly("erase", "openapi");

        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> operations = new TreeSet<>(document.findValuesAsString("operationId"));
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))).as("of an operation that is gone").isSubsetOf(operations);
        }
    }

    /** Of those that are answered in JSON. */
    private static Set<String> withoutExample(JsonNode document) {
        Set<String> without = new TreeSet<>();
        document.get("paths").forEach(path -> path.forEach(operation -> {
            boolean json = operation.get("responses").findValue("application/json") != null;
            boolean shown = operation.get("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .anyMatch(answer -> answer.getValue().path("content").findValue("example") != null);
            if (json && !shown) {
                without.add(operation.get("operationId").asString());
            }
        }));
        return without;
    }
}
