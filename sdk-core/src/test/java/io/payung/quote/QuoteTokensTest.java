package io.payung.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SeededIds;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.key.SecretKey;
import io.payung.party.PartnerId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTokensTest {
    private static final PartnerId PARTNER = PartnerId.of("koperasi");
    private final SeededIds ids = new SeededIds(3);
    private final RotatingKeys keys = new RotatingKeys();
    private final QuoteTokens tokens = new QuoteTokens(keys);
    private final Ticket ticket = ticket();

    /** Keys that a test rotates and forgets. */
    private final class RotatingKeys implements Keys {
        private final Map<String, SecretKey> known = new HashMap<>();
        private SecretKey current = rotate();

        private SecretKey rotate() {
            current = new SecretKey("key-" + known.size(), ids.randomBytes(SecretKey.LENGTH));
            known.put(current.id(), current);
            return current;
        }

        @Override
        public SecretKey current(KeyPurpose purpose) {
            return current;
        }

        @Override
        public Optional<SecretKey> byId(KeyPurpose purpose, String id) {
            return Optional.ofNullable(known.get(id));
        }
    }

    @Test
    void opensWhatItSealed() {
        Ticket opened = tokens.open(PARTNER, tokens.seal(PARTNER, ticket)).orElseThrow();

        assertThat(CanonicalJson.write(opened)).isEqualTo(CanonicalJson.write(ticket));
        assertThat(opened.id()).isEqualTo(ticket.id());
    }

    @Test
    void doesNotOpenWhenAnyCharacterIsAltered() {
        String genuine = tokens.seal(PARTNER, ticket).value();
        List<String> opened = new ArrayList<>();

        for (int i = 0; i < genuine.length(); i++) {
            for (char replacement : new char[] {'A', 'B', 'Q', 'g', 'w', '_', '-', '.', '=', '*', ' ', '\n', 'é'}) {
                if (genuine.charAt(i) != replacement) {
                    tryToOpen(genuine.substring(0, i) + replacement + genuine.substring(i + 1), opened, i);
                }
            }
        }

        assertThat(opened).isEmpty();
    }

    @Test
    void doesNotOpenWhenACharacterIsAddedOrTakenAway() {
        String genuine = tokens.seal(PARTNER, ticket).value();
        List<String> opened = new ArrayList<>();

        for (int i = 0; i <= genuine.length(); i++) {
            for (char added : new char[] {'A', '.', '=', '*', ' ', '\n', '\t'}) {
                tryToOpen(genuine.substring(0, i) + added + genuine.substring(i), opened, i);
            }
            if (i < genuine.length()) {
                tryToOpen(genuine.substring(0, i) + genuine.substring(i + 1), opened, i);
            }
        }

        assertThat(opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "....", ".....", "a.b.c.d.e", "eyJhbGciOiJub25lIn0....", "eyJhbGciOiJub25lIn0.e30.", "null", "{}"})
    void doesNotOpenWhatIsNoToken(String text) {
        assertThat(tokens.open(PARTNER, new QuoteToken(text))).isEmpty();
    }

    @Test
    void doesNotOpenForAnotherPartner() {
        assertThat(tokens.open(PartnerId.of("bank"), tokens.seal(PARTNER, ticket))).isEmpty();
    }

    @Test
    void doesNotOpenWhatIsMeantForAnotherPurpose() {
        QuoteToken other = Jwe.seal(keys.current, CanonicalJson.write(ticket), Map.of("partner", PARTNER.value(), "purpose", "change"));
        QuoteToken none = Jwe.seal(keys.current, CanonicalJson.write(ticket), Map.of("partner", PARTNER.value()));
        QuoteToken same = Jwe.seal(keys.current, CanonicalJson.write(ticket), Map.of("partner", PARTNER.value(), "purpose", "quote"));

        assertThat(tokens.open(PARTNER, other)).isEmpty();
        assertThat(tokens.open(PARTNER, none)).isEmpty();
        assertThat(tokens.open(PARTNER, same)).as("negative control").isPresent();
    }

    @Test
    void opensWithAnOlderKeyAfterRotation() {
        QuoteToken before = tokens.seal(PARTNER, ticket);
        keys.rotate();
        QuoteToken after = tokens.seal(PARTNER, ticket);

        assertThat(tokens.open(PARTNER, before)).isPresent();
        assertThat(tokens.open(PARTNER, after)).isPresent();
    }

    @Test
    void doesNotOpenOnceItsKeyIsGone() {
        QuoteToken token = tokens.seal(PARTNER, ticket);
        keys.rotate();
        keys.known.remove("key-0");

        assertThat(tokens.open(PARTNER, token)).isEmpty();
    }

    @Test
    void showsNothingOfThePersonAndIsNotCompressed() {
        String token = tokens.seal(PARTNER, ticket).value();
        String header = new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);

        assertThat(header).contains("\"kid\":\"key-0\"").contains("A256GCM").contains("\"dir\"").doesNotContain("zip").doesNotContain(Applicants.NAME);
        assertThat(tokens.seal(PARTNER, ticket)).hasToString("QuoteToken[****]");
    }

    private void tryToOpen(String altered, List<String> opened, int position) {
        if (tokens.open(PARTNER, new QuoteToken(altered)).isPresent()) {
            opened.add("opened although altered at " + position + " of " + altered.length());
        }
    }

    private static Ticket ticket() {
        Shop shop = new Shop();
        QuoteRequest request = new Intake(SampleProduct.pack().product(), Shop.TODAY).accept(Shop.basicFor(Applicants.adult()).inLanguage("id"));
        QuoteCase quoted = new QuoteCase(request, Shop.TODAY, Shop.TODAY, List.of(new Holdings(0, Shop.rupiah(0), false)));
        return new Ticket(
                new QuoteId(shop.ids.uuid()), SampleProduct.pack().ref(), quoted, Shop.rupiah(22_500), Shop.NOW, Shop.NOW.plusSeconds(60), "0", 2);
    }
}
