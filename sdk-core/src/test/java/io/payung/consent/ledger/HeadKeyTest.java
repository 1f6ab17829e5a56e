package io.payung.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.fixture.Variations;
import io.payung.json.CanonicalJson;
import io.payung.key.SecretKey;
import io.payung.party.PartnerId;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ed25519 as RFC 8032 has it, from a seed. */
class HeadKeyTest {

    private final TestLedger ledger = TestLedger.of(3);

    /** RFC 8032, section 7.1, tests 1 to 3, and one whose x is odd. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    })
    void signsAsTheStandardSays(String seed, String publicKey, String message, String signature) {
        HeadKey key = HeadKey.of(new SecretKey("k", HexFormat.of().parseHex(seed)));

        assertThat(key.publicKey()).isEqualTo(publicKey);
        assertThat(key.sign(HexFormat.of().parseHex(message))).isEqualTo(signature);
    }

    /** Keys whose x is odd and whose y is short are encoded right, too. */
    @Test
    void isBelievedByItsPublicHalfWhateverTheSeed() {
        for (int fill = 0; fill < 24; fill++) {
            HeadKey key = TestLedger.key("k", fill);
            LedgerHead head = LedgerHead.sign(key, TestLedger.PARTNER, 1, ledger.entries.get(0), TestLedger.AT);

            assertThat(TrustedHeadKeys.read("k " + key.publicKey()).believes(head)).as("seed of %d", fill).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "number", "entry", "hash", "signedAt", "keyId", "signature"})
    void believesNoAlteredHead(String field) {
        LedgerHead head = ledger.heads.get(0);
        Object other = switch (field) {
            case "partner" -> PartnerId.of("other");
            case "number" -> 2;
            case "entry" -> 2L;
            case "signedAt" -> TestLedger.AT;
            case "keyId" -> "another";
            default -> "0".repeat(field.equals("hash") ? 64 : 128);
        };

        assertThat(TestLedger.trusted().believes(head)).isTrue();
        assertThat(TestLedger.trusted().believes(Variations.with(head, field, other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "id nothex", "id 00", "a b c", "id 0000000000000000000000000000000000000000000000000000000000000000 x"})
    void namesTheFirstLineThatIsNoKey(String line) {
        assertThatThrownBy(() -> TrustedHeadKeys.read("# remark\n\n" + line))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LEDGER_KEYS_UNREADABLE"))
                .hasMessageContaining("line 3");
    }

    @Test
    void readsHeadsWithAndWithoutTheEnvelopeOfAnEvent() {
        LedgerHead head = ledger.heads.get(0);
        String plain = new String(CanonicalJson.write(head.toMap()), StandardCharsets.UTF_8);
        String wrapped = "{\"id\":\"x\",\"type\":\"consent.head_sealed\",\"data\":" + plain + "}";

        assertThat(LedgerLine.heads(new StringReader(plain + "\n\n" + wrapped + "\n"))).isEqualTo(List.of(head, head));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "text", "{\"data\":{}}", "{\"partner\":\"coop\",\"number\":1}"})
    void namesTheFirstLineThatIsNoHead(String line) {
        assertThatThrownBy(() -> LedgerLine.heads(new StringReader("\n" + line)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LEDGER_HEADS_UNREADABLE"))
                .hasMessageContaining("line 2");
    }
}
