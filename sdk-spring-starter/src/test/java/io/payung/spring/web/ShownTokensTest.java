package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.spring.fixture.TestServer;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is shown in the header {@code Authorization}, and what is no good gets one answer. */
class ShownTokensTest {

    private static final String POLICIES = PayungEndpoint.BASE + "/policies";

    @TempDir
    private static Path folder;

    private static Partners partners;
    private static TestServer server;

    @BeforeAll
    static void start() {
        partners = Partners.in(folder);
        server = TestServer.in(folder, partners.arguments());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Map.Entry<String, String>> noGood() throws JOSEException {
        Map<String, String> shown = new TreeMap<>();
        shown.put("no partner", partners.token(Partners.claims().claim("payung_partner", null).build()));
        shown.put("no id of a partner", partners.token(Partners.claims().claim("payung_partner", "No Partner!").build()));
        shown.put("a list of partners", partners.token(Partners.claims().claim("payung_partner", List.of(Partners.OURS)).build()));
        shown.put("another claim", partners.token(Partners.claims().claim("payung_partner", null).subject(Partners.OURS).build()));
        shown.put("expired", partners.token(Partners.claims().expirationTime(Date.from(Partners.LONG_AGO)).build()));
        shown.put("without an end", partners.token(Partners.claims().expirationTime(null).build()));
        shown.put("not yet good", partners.token(Partners.claims().notBeforeTime(Date.from(Partners.FAR_AHEAD)).build()));
        shown.put("for others", partners.token(Partners.claims().audience("somebody").build()));
        shown.put("for nobody", partners.token(Partners.claims().audience((String) null).build()));
        shown.put("of another issuer", Partners.signed(Partners.claims().build(), Partners.rsa()));
        shown.put("not signed", new PlainJWT(Partners.claims().build()).serialize());
        shown.put("signed with the public key as a secret", confused(Partners.claims().build()));
        String good = partners.token(Partners.claims().build());
        shown.put("cut", good.substring(0, good.length() - 10));
        shown.put("no token", "a.b.c");
        shown.put("a strange sign", "\u00e4");
        shown.put("a key of another shape", "pyk_");
        shown.put("an unknown key", "pyk_0123456789abcdef_" + "A".repeat(43));
        shown.put("a wrong secret", Partners.wrong(partners.key("seller")));
        shown.put("a key and more", partners.key("seller").value() + "x");
        shown.put("the hash of a key", partners.key("seller").hash());
        shown.put("nothing", "");
        shown.put("long", "pyk_" + "a".repeat(5_000));
        return shown.entrySet().stream();
    }

    private static String confused(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(partners.issuer().getPublic().getEncoded()));
        return token.serialize();
    }

    @ParameterizedTest
    @MethodSource("noGood")
    void refusesWhatIsNoGoodInOneWay(Map.Entry<String, String> shown) {
        Answer refused = server.get(POLICIES, Partners.bearer(shown.getValue()));
        Answer none = server.get(POLICIES);

        assertThat(refused.status()).as(shown.getKey()).isEqualTo(401);
        assertThat(refused.response().body()).isEqualTo(none.response().body());
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"payung\"").isEqualTo(none.header("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dTpw", "Bearer", "pyk_x", "Digest x", "Bearerpyk"})
    void takesNoOtherScheme(String header) {
        assertThat(server.get(POLICIES, "Authorization", header).status()).isEqualTo(401);
    }

    @Test
    void takesAGoodTokenAndTheSchemeInAnyCase() {
        assertThat(server.get(POLICIES, partners.as("token")).status()).isEqualTo(200);
        assertThat(server.get(POLICIES, "Authorization", "bEARER " + partners.key("reader").value()).status()).isEqualTo(200);
    }

    @Test
    void givesATokenTheRolesOfItsScopesAlone() {
        String[] list = Partners.bearer(partners.token(Partners.claims().claim("scope", null).claim("scp", List.of("payung.read")).build()));
        String[] nothing = Partners.bearer(partners.token(Partners.claims().claim("scope", "payung.reader payung read").build()));

        assertThat(server.get(POLICIES, list).status()).isEqualTo(200);
        assertThat(server.get(PayungEndpoint.BASE + "/applications/1", list).status()).isEqualTo(403);
        assertThat(server.get(POLICIES, nothing).status()).isEqualTo(403);
        assertThat(server.get(PayungEndpoint.BASE + "/products", nothing).status()).isEqualTo(200);
    }

    @Test
    void refusesBeforeItReadsTheRequest() {
        String[] reader = partners.as("reader");

        assertThat(server.post(PayungEndpoint.BASE + "/quotes", "{", reader).status()).isEqualTo(403);
        assertThat(server.post(PayungEndpoint.BASE + "/quotes", "{", partners.as("seller")).status()).as("as the seller learns").isEqualTo(400);
        assertThat(server.post(PayungEndpoint.BASE + "/policies", "{").status()).isEqualTo(401);
    }

    @Test
    void asksWhateverTheMethodAndTheSpelling() {
        for (String method : List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")) {
            assertThat(server.send(method, POLICIES, null).status()).as(method).isEqualTo(401);
        }
        for (String path : List.of("/payung/v1", "/payung/v1/", "/payung/v1//policies", "/payung/v1/./policies", "/payung/v1/policies/", "/payung/v1/policies;a=b",
                "/payung/v1/payments/../policies", "/payung/v1/payments%2f..%2fpolicies", "/payung/v1/payments/simulated/")) {
            assertThat(server.get(path).status()).as(path).isIn(400, 401, 404);
            assertThat(server.post(path, "{}").status()).as(path).isIn(400, 401, 404);
        }
    }
}
