package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.Scan;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import io.payung.store.PayungStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** Every endpoint by every caller, over HTTP, as who-may-what.csv says. */
class WhoMayWhatTest {

    private static final String BASE = PayungEndpoint.BASE;
    private static final Pattern README_ROW = Pattern.compile("\\| `((?:GET|POST) /[^`]*)` \\| (yes|) *\\| (yes|) *\\| (yes|) *\\| (yes|) *\\| (yes|) *\\|");

    /** A destination of events that hears of every partner. */
    private static final String HOOK = "hook";

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;
    private static Answer policy;
    private static String application = "";
    private static String claim = "";
    private static String clause = "";
    private static String token = "";
    private static int calls;

    @BeforeAll
    static void sell() {
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments(Scan.ARGUMENT));
        server.bean(PayungStore.class).events().subscribe(HOOK, null, TestClock.START);
        Purchase sold = new Purchase(server, partners.as("seller"));
        clause = server.get(BASE + "/products/accident", partners.as("seller")).text("/clauses/0/sha256");
        policy = sold.issue(sold.issueBody(), "sold");
        Payung ours = server.bean(Payung.class).forPartner(PartnerId.of(Partners.OURS));
        token = Scan.token(ours.certificate(new PolicyNumber(policy.text("/policyNumber"))).orElseThrow());
        Purchase held = new Purchase(server, partners.as("seller"));
        application = held.apply(held.applicationBody(), "held").text("/application");
        claim = send(new AccessRow("POST /policies/{number}/claims", "secret", Map.of()), "claims").text("/claim");
        assertThat(claim).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<AccessRow> rows() throws IOException {
        return AccessRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersEachCallerAsTheTableSays(AccessRow row) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        row.expected().keySet().forEach(caller -> seen.put(caller, send(row, caller).status()));

        assertThat(seen).isEqualTo(row.expected());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsWhoIsRefusedInOneWayAndHowToBeKnown(AccessRow row) {
        row.expected().forEach((caller, status) -> {
            if (status == 401 || status == 403 && !row.path().startsWith("/payments")) {
                Answer answer = send(row, caller);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"payung\"");
                assertThat(answer.header("Set-Cookie")).isEmpty();
                assertThat(answer.text("/code")).isEqualTo(status == 401 ? "NOT_AUTHENTICATED" : "NOT_ALLOWED");
                assertThat(answer.text("/title")).isNotEqualTo(answer.text("/code"));
            }
        });
    }

    @Test
    void hasAForbiddenTwinForWhateverIsAllowed() throws IOException {
        assertThat(withoutTwin(rows())).isEmpty();

        AccessRow all = new AccessRow("GET /all", "", Map.of("none", 200, "seller", 200));
        assertThat(withoutTwin(List.of(all))).containsExactly("GET /all");
    }

    private static Set<String> withoutTwin(List<AccessRow> rows) {
        Map<String, Set<Integer>> statuses = new TreeMap<>();
        rows.forEach(row -> statuses.computeIfAbsent(row.call(), call -> new TreeSet<>()).addAll(row.expected().values()));
        statuses.values().removeIf(seen -> seen.stream().anyMatch(Set.of(401, 403)::contains));
        // Where no key is asked for, what comes along in the address is, from everybody alike.
        rows.stream().filter(row -> row.with().equals("forged") && Set.copyOf(row.expected().values()).equals(Set.of(404)))
                .forEach(row -> statuses.remove(row.call()));
        return statuses.keySet();
    }

    @Test
    void namesEveryEndpointThatIsThere() throws Exception {
        RequestMappingHandlerMapping mapping = server.bean(RequestMappingHandlerMapping.class);
        assertThat(mapped(mapping)).isEqualTo(named());

        RequestMappingInfo forgotten = RequestMappingInfo.paths(BASE + "/forgotten").options(mapping.getBuilderConfiguration()).build();
        mapping.registerMapping(forgotten, new Forgotten(), Forgotten.class.getDeclaredMethod("answer"));
        try {
            assertThat(mapped(mapping)).contains("ANY /forgotten").isNotEqualTo(named());
            assertThat(server.getUndescribed(BASE + "/forgotten").status()).as("nobody reaches it without a key, even so").isEqualTo(401);
            assertThat(server.getUndescribed(BASE + "/forgotten", partners.as("reader")).status()).isEqualTo(200);
        } finally {
            mapping.unregisterMapping(forgotten);
        }
    }

    /** An endpoint that is in no table. */
    static final class Forgotten {

        ResponseEntity<String> answer() {
            return ResponseEntity.ok("everything");
        }
    }

    private static Set<String> named() throws IOException {
        Set<String> calls = new TreeSet<>();
        rows().forEach(row -> calls.add(row.call()));
        return calls;
    }

    static Set<String> mapped(RequestMappingHandlerMapping mapping) {
        Set<String> calls = new TreeSet<>();
        mapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream().filter(path -> path.startsWith(BASE)).forEach(path -> {
            Stream<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                    ? Stream.of("ANY")
                    : info.getMethodsCondition().getMethods().stream().map(Enum::name);
            methods.forEach(method -> calls.add((method + " " + path.substring(BASE.length())).strip()));
        }));
        return calls;
    }

    /** The README's columns are the roles; the holder's secret comes along where it is told to. */
    @Test
    void isToldByTheReadme() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Matcher row = README_ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            told.put(row.group(1), IntStream.rangeClosed(2, 6).mapToObj(row::group).collect(Collectors.joining(",")));
        }
        Map<String, String> tested = new TreeMap<>();
        for (AccessRow each : rows()) {
            if (!each.call().startsWith("ANY") && !each.path().startsWith("/payments")) {
                // The last row of a call is the one with everything that is asked for.
                tested.put(each.call(), Stream.of("seller", "claims", "insurer", "reader", "eraser").map(role -> yes(each, role)).collect(Collectors.joining(",")));
            }
        }

        assertThat(told).isEqualTo(tested);
    }

    private static String yes(AccessRow row, String caller) {
        return Set.of(401, 403, 404).contains(row.expected().get(caller)) ? "" : "yes";
    }

    private static Answer send(AccessRow row, String caller) {
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as(caller)));
        if (row.with().equals("secret") || caller.equals("holder")) {
            headers.addAll(List.of(Headers.HOLDER_SECRET, policy.text("/holderSecret")));
        }
        if (row.method().equals("POST")) {
            headers.addAll(List.of(Headers.IDEMPOTENCY_KEY, "call-" + ++calls));
        }
        String body = row.method().equals("POST") ? body(row).toString() : null;
        String address = address(row.path()).replace("{token}", token(row.with().equals("forged")));
        return server.send(row.method(), BASE + address, body, headers.toArray(String[]::new));
    }

    private static String token(boolean forged) {
        return forged ? token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BA" : "AA") : token;
    }

    private static String address(String path) {
        return path.replace("{product}", "accident").replace("/form", "/form?plan=basic").replace("{sha256}", clause)
                .replace("/applications/{id}", "/applications/" + application)
                .replace("/claims/{id}", "/claims/" + (path.endsWith("/withdrawal") ? another() : claim))
                .replace("{number}", policy.text("/policyNumber"))
                .replace("{gateway}", "simulated").replace("{month}", "2020-01").replace("/**", "/nothing/here");
    }

    /** Of an event of its own, to be withdrawn. */
    private static String another() {
        ObjectNode notice = Purchase.claimBody();
        ((ObjectNode) notice.get("event")).put("date", LocalDate.of(2026, 11, 22).minusDays(++calls).toString());
        List<String> headers = new ArrayList<>(Arrays.asList(partners.as("claims")));
        headers.addAll(List.of(Headers.HOLDER_SECRET, policy.text("/holderSecret"), Headers.IDEMPOTENCY_KEY, "another-" + calls));
        return server.post(BASE + "/policies/" + policy.text("/policyNumber") + "/claims", notice.toString(), headers.toArray(String[]::new)).text("/claim");
    }

    /** Of a change that anybody of ours could ask for. */
    private static String preview() {
        return server.post(BASE + "/policies/" + policy.text("/policyNumber") + "/changes", "{\"kind\":\"change-beneficiary\"}", partners.as("seller"))
                .text("/token");
    }

    private static ObjectNode body(AccessRow row) {
        Purchase purchase = new Purchase(server, partners.as("seller"));
        return switch (row.path()) {
            case "/quotes" -> purchase.quoteBody();
            case "/policies" -> purchase.issueBody();
            case "/erasures" -> {
                // Of somebody whom nobody knows: refused for that to whoever may ask.
                ObjectNode wish = TestServer.JSON.createObjectNode().put("ground", "request");
                yield wish.set("person", purchase.quoteBody().get("applicant").get("identity"));
            }
            case "/applications" -> purchase.applicationBody();
            case "/payments/{gateway}" -> {
                ObjectNode notice = Purchase.notice("nobodys", "settlement");
                yield row.with().equals("signature") ? notice : notice.put("signature_key", "0".repeat(128));
            }
            case "/policies/{number}/changes" -> TestServer.JSON.createObjectNode().put("kind", "change-beneficiary");
            case "/changes" -> TestServer.JSON.createObjectNode().put("token", preview());
            case "/events/redeliveries" -> TestServer.JSON.createObjectNode().put("destination", HOOK);
            case "/policies/{number}/consent/withdrawals" -> TestServer.JSON.createObjectNode().put("purpose", "contract");
            case "/claims/{id}/documents" -> TestServer.JSON.createObjectNode().set("documents", Purchase.claimBody().get("documents"));
            case "/claims/{id}/decision" -> TestServer.JSON.createObjectNode().put("verdict", "reject").put("decidedBy", "desk").set(
                    "reasons", TestServer.JSON.createArrayNode().add("NO_ACCIDENT"));
            case "/claims/{id}/payments" -> TestServer.JSON.createObjectNode().put("reference", "bank-1").put("payee", "Siti").set(
                    "amount", TestServer.JSON.createObjectNode().put("amount", "1").put("currency", "IDR"));
            case "/claims/{id}/reopening", "/claims/{id}/closing", "/claims/{id}/withdrawal", "/claims/{id}/dispute" -> TestServer.JSON.createObjectNode();
            default -> Purchase.claimBody();
        };
    }
}
