package io.payung.spring.web;

import io.payung.Payung;
import io.payung.party.PartnerId;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestGateway;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes requests that work and spoils them as a row of the table says. */
final class SpoiledRequests {

    private static final String BASE = "/payung/v1";

    private final TestServer server;
    private final Answer policy;
    private final String claim;

    SpoiledRequests(TestServer server) {
        this.server = server;
        Purchase purchase = new Purchase(server);
        this.policy = purchase.issue(purchase.issueBody(), "taken");
        this.claim = server.post(
                        BASE + "/policies/" + policy.text("/policyNumber") + "/claims",
                        Purchase.claimBody().toString(),
                        "Idempotency-Key",
                        "claim-taken",
                        Headers.HOLDER_SECRET,
                        policy.text("/holderSecret"))
                .text("/claim");
    }

    /** A request that is ready to go; whatever it needed before is done. */
    static final class Prepared {

        private final TestServer server;
        private final Purchase purchase;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String method = "POST";
        private String path = "";
        private String body = "";

        private Prepared(TestServer server) {
            this.server = server;
            this.purchase = new Purchase(server);
        }

        Answer send() {
            List<String> flat = new ArrayList<>();
            headers.forEach((name, value) -> flat.addAll(List.of(name, value)));
            String content = method.equals("GET") ? null : body;
            return server.send(method, BASE + path, content, flat.toArray(String[]::new));
        }
    }

    Prepared prepare(String target, String changes) {
        Prepared request = new Prepared(server);
        ObjectNode body = body(target, request);
        request.body = body.toString();
        if (!changes.isEmpty()) {
            for (String change : changes.split(" & ")) {
                apply(change, request, body);
            }
        }
        return request;
    }

    private ObjectNode body(String target, Prepared request) {
        String policyPath = "/policies/" + policy.text("/policyNumber");
        if (target.startsWith("get") || Set.of("quote", "notice", "consent").contains(target)) {
            return withoutKey(target, policyPath, request);
        }
        request.headers.put(Headers.IDEMPOTENCY_KEY, target + "-" + request.purchase.reference());
        if (target.equals("apply") || target.equals("issue")) {
            request.path = target.equals("apply") ? "/applications" : "/policies";
            return target.equals("apply") ? request.purchase.applicationBody() : request.purchase.issueBody();
        }
        request.headers.put(Headers.HOLDER_SECRET, policy.text("/holderSecret"));
        ObjectNode body = Purchase.claimBody();
        request.path = target.equals("claim") ? policyPath + "/claims" : "/claims/" + claim + "/documents";
        if (target.equals("documents")) {
            body.retain("answers", "documents");
        }
        return body;
    }

    /** What reads, and what takes no key. */
    private ObjectNode withoutKey(String target, String policyPath, Prepared request) {
        if (target.startsWith("get")) {
            request.method = "GET";
            request.path = target.substring(3).strip();
            return TestServer.JSON.createObjectNode();
        }
        if (target.equals("quote")) {
            request.path = "/quotes";
            return request.purchase.quoteBody();
        }
        if (target.equals("notice")) {
            request.path = "/payments/simulated";
            return Purchase.notice("PYA-UNKNOWN", "settlement");
        }
        request.method = "GET";
        request.path = policyPath + "/consent";
        request.headers.put(Headers.HOLDER_SECRET, policy.text("/holderSecret"));
        return TestServer.JSON.createObjectNode();
    }

    private void apply(String change, Prepared request, ObjectNode body) {
        String[] parts = change.strip().split(" ", 3);
        String rest = change.contains(" ") ? change.strip().substring(parts[0].length() + 1) : "";
        switch (parts[0]) {
            case "remove" -> remove(body, parts[1]);
            case "set" -> set(body, parts[1], value(parts[2]));
            case "fill" -> set(body, parts[1], TestServer.JSON.readTree("\"" + "a".repeat(Integer.parseInt(parts[2])) + "\""));
            case "header" -> request.headers.put(rest.split("=", 2)[0], rest.split("=", 2)[1]);
            case "method" -> request.method = rest;
            case "path" -> request.path = rest;
            case "token" -> token(rest, request, body);
            case "payment" -> payment(rest, request, body);
            default -> {
                request.body = raw(parts[0], rest);
                return;
            }
        }
        request.body = body.toString().replaceAll("\"VERBATIM ([^\"]*)\"", "$1");
    }

    /** A number that no tree can hold is put into the text as it stands. */
    private static JsonNode value(String json) {
        return TestServer.JSON.readTree(json.startsWith("1e") ? "\"VERBATIM " + json + "\"" : json);
    }

    private static String raw(String kind, String rest) {
        return switch (kind) {
            case "raw" -> rest;
            case "empty" -> "";
            case "nest" -> "{\"a\":" + "[".repeat(Integer.parseInt(rest)) + "]".repeat(Integer.parseInt(rest)) + "}";
            case "digits" -> "{\"a\":" + "9".repeat(Integer.parseInt(rest)) + "}";
            case "pad" -> "{\"a\":\"" + "x".repeat(Integer.parseInt(rest)) + "\"}";
            default -> throw new IllegalArgumentException("no change is called " + kind);
        };
    }

    private void token(String how, Prepared request, ObjectNode body) {
        String token = body.get("token").asString();
        switch (how) {
            case "altered" -> body.put("token", altered(token));
            case "truncated" -> body.put("token", token.substring(0, token.length() / 2));
            case "expired" -> server.bean(TestClock.class).forward(Duration.ofMinutes(30));
            case "of-another-partner" -> body.put("token", foreignToken(request));
            case "applied" -> request.purchase.apply(body.deepCopy(), "first-" + request.purchase.reference());
            case "used" -> {
                request.purchase.issue(body, "first-" + request.purchase.reference());
                server.bean(TestGateway.class).settled("second-" + request.purchase.reference(), "20000", "IDR", TestClock.START);
                ((ObjectNode) body.get("payment")).put("reference", "second-" + request.purchase.reference());
            }
            default -> throw new IllegalArgumentException("no token is " + how);
        }
    }

    /** One character within the sealed part becomes another. */
    private static String altered(String token) {
        int place = token.length() - 30;
        String other = token.charAt(place) == 'A' ? "B" : "A";
        return token.substring(0, place) + other + token.substring(place + 1);
    }

    private String foreignToken(Prepared request) {
        Payung other = server.bean(Payung.class).forPartner(PartnerId.of("other"));
        JsonNode body = request.purchase.quoteBody();
        QuoteInput input = new QuoteInput(server.bean(Forms.class));
        return other.quote(input.read(body, input.pack(body), "en"))
                .fold(offer -> offer.token().value(), declined -> "", open -> "");
    }

    private void payment(String how, Prepared request, ObjectNode body) {
        TestGateway gateway = server.bean(TestGateway.class);
        ObjectNode payment = (ObjectNode) body.get("payment");
        String reference = request.purchase.reference();
        switch (how) {
            case "unsettled" -> gateway.notSettled(reference);
            case "unreachable" -> payment.put("reference", TestGateway.UNREACHABLE);
            case "underpaid" -> {
                gateway.settled(reference, "19999", "IDR", TestClock.START);
                payment.put("amount", "19999");
            }
            case "foreign" -> {
                gateway.settled(reference, "20000", "USD", TestClock.START);
                payment.put("currency", "USD");
            }
            case "used" -> {
                Purchase other = new Purchase(server);
                other.issue(other.issueBody(), "pays-" + other.reference());
                payment.put("reference", other.reference());
            }
            default -> throw new IllegalArgumentException("no payment is " + how);
        }
    }

    private static void remove(ObjectNode body, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = body.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.remove(place.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(place.last().getMatchingProperty());
        }
    }

    private static void set(ObjectNode body, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = body.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }
}
