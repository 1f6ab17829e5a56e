package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.consent.ledger.LedgerFinding;
import io.payung.event.Event;
import io.payung.json.CanonicalJson;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.party.Sex;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentVerifier;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.cli.run.Words;
import io.payung.store.InMemoryStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger of real sales is verified on the command line. */
class LedgerCommandTest {

    private static final Instant NOW = Instant.parse("2026-06-01T05:00:00Z");
    private static final String README = "../sdk-spring-starter/README.md";

    private static final Map<String, Money> PRICES = new HashMap<>();

    @TempDir
    private static Path home;

    private static List<String> export;

    @BeforeAll
    static void sell() throws IOException {
        DefaultIdSource ids = new DefaultIdSource();
        Keys keys = DevelopmentKeys.inMemory(ids);
        InMemoryStore store = new InMemoryStore(ids);
        Payung payung = Payung.builder().products(ProductPacks.trustedDirectory(ProductFolder.samplePath())).store(store).keys(keys).ids(ids)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC)).payments(new Believing()).build();
        issue(payung, 1);
        payung.consents().seal();
        issue(payung, 2);
        payung.consents().seal();
        issue(payung, 3);
        StringBuilder out = new StringBuilder();
        payung.consents().export(out);
        export = out.toString().lines().toList();
        Files.writeString(home.resolve("keys.txt"), payung.consents().headKey() + "\n");
        StringBuilder heads = new StringBuilder();
        for (Event event : payung.events(null, 100).events()) {
            if (event.type().equals("consent.head_sealed")) {
                heads.append(new String(CanonicalJson.write(Map.of("type", event.type(), "data", event.data())), StandardCharsets.UTF_8)).append('\n');
            }
        }
        Files.writeString(home.resolve("heads.jsonl"), heads);
        Files.write(home.resolve("ledger.jsonl"), export);
    }

    private static void issue(Payung payung, int serial) {
        Applicant applicant = Applicant.of(
                "Siti Rahayu", IdentityDocument.nik("351514550190000" + serial), LocalDate.of(1990, 1, 15), Sex.FEMALE);
        Offer offer = payung.quote(QuoteRequest.of("personal-accident", "basic").via("app").by(applicant).answers(Map.of(
                        "occupation", "trade", "motorcycle", false, "monthlyIncome", new BigDecimal("3000000"), "hazardousSport", false)))
                .fold(told -> told, declined -> null, open -> null);
        PRICES.put("p" + serial, offer.premium());
        IssueOutcome outcome = payung.issue(IssueCommand.of(
                        IdempotencyKey.of("k" + serial), offer.token(), offer.clauses().acceptedBy(applicant).at(NOW).all())
                .paidBy(new PaymentProof("simulated", "p" + serial, offer.premium())));
        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
    }

    /** Whatever is named was paid, just now. */
    private static final class Believing implements PaymentVerifier {

        @Override
        public String gateway() {
            return "simulated";
        }

        @Override
        public PaymentCheck verify(PartnerId partner, String reference) {
            return new PaymentCheck.Settled(partner, PRICES.get(reference), NOW);
        }
    }

    @Test
    void tellsASoundLedgerAndWhatIsNotProven() {
        Ran ran = verify("ledger.jsonl");

        assertThat(ran.out()).contains("default: sound; 4 entries, 4 signed heads agree, 2 of them kept elsewhere")
                .contains("2 records are not chained yet");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void tellsEveryFindingOnALineAndEndsWithOne() throws IOException {
        Files.write(home.resolve("altered.jsonl"), export.stream().map(line -> line.replace("\"by\":\"applicant\"", "\"by\":\"guardian\"")).toList());

        Ran ran = verify("altered.jsonl");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines().findFirst().orElseThrow()).isEqualTo("entry 1: error RECORD_ALTERED the record is not what was chained");
        assertThat(ran.out()).contains("default: not sound").contains("4 findings");
    }

    @Test
    void tellsAnOlderStateForPrograms() throws IOException {
        List<String> older = export.stream().filter(line -> !line.contains("\"number\":2,") || line.contains("\"type\":\"entry\""))
                .filter(line -> !line.contains("\"number\":3,") && !line.contains("\"number\":4,") && !line.contains("\"type\":\"unsealed\""))
                .map(line -> line.contains("\"type\":\"end\"") ? "{\"entries\":2,\"heads\":1,\"type\":\"end\",\"unsealed\":0}" : line)
                .toList();
        Files.write(home.resolve("older.jsonl"), older);

        Ran ran = Ran.of("ledger", "verify", "--heads", path("heads.jsonl"), "--trust", path("keys.txt"), path("older.jsonl"), "--json");

        JsonNode report = JsonMapper.shared().readTree(ran.out());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(report.path("sound").booleanValue()).isFalse();
        assertThat(report.path("findings")).hasSize(1);
        assertThat(report.at("/findings/0/code").asString()).isEqualTo("ROLLED_BACK");
        assertThat(report.at("/findings/0/place").asString()).isEqualTo("known head 2");
    }

    @Test
    void refusesHeadsOfSomebodyElseAndFilesThatAreNone() throws IOException {
        Files.writeString(home.resolve("none.jsonl"), "\n");

        assertThat(Ran.of("ledger", "verify", "--heads", path("none.jsonl"), "--trust", path("keys.txt"), path("ledger.jsonl")))
                .matches(ran -> ran.exit() == 2 && ran.err().contains("holds no head of \"default\""));
        assertThat(Ran.of("ledger", "verify", "--heads", path("heads.jsonl"), "--trust", path("keys.txt"), path("nowhere.jsonl")))
                .matches(ran -> ran.exit() == 2 && ran.err().contains("there is no file"));
        assertThat(Ran.of("ledger", "verify", "--heads", path("ledger.jsonl"), "--trust", path("keys.txt"), path("ledger.jsonl")))
                .matches(ran -> ran.exit() == 2 && ran.err().contains("LEDGER_HEADS_UNREADABLE"));
        assertThat(Ran.of("ledger", "verify", "--heads", path("heads.jsonl"), "--trust", path("ledger.jsonl"), path("ledger.jsonl")))
                .matches(ran -> ran.exit() == 2 && ran.err().contains("LEDGER_KEYS_UNREADABLE"));
        assertThat(Ran.of("ledger", "verify", "--heads", path("heads.jsonl"), "--trust", path("keys.txt"), path("keys.txt")))
                .matches(ran -> ran.exit() == 2 && ran.err().contains("LEDGER_FORMAT_UNKNOWN"));
        assertThat(Ran.of("ledger", "verify", "--trust", path("keys.txt"), path("ledger.jsonl")).exit()).isEqualTo(2);
        assertThat(Ran.of("ledger").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(LedgerFinding.Code.class)
    void hasWordsForEveryFinding(LedgerFinding.Code code) {
        for (String language : List.of("en", "id")) {
            assertThat(Words.in(language).text("ledger." + code)).isNotBlank();
        }
    }

    @Test
    void hasHelpInBothLanguages() {
        assertThat(Ran.of("ledger", "verify", "--help").out()).contains("Usage: payung ledger verify").contains("--heads=FILE");
        assertThat(Ran.of("ledger", "verify", "--help", "--language=id").out()).contains("Kunci publik");
    }

    /** The command in the starter's README, word for word. */
    @Test
    void verifiesAsTheReadmeSays() throws IOException {
        Matcher command = Pattern.compile("(?m)^java -jar sdk-rules/target/payung.jar (ledger verify .*)$").matcher(Files.readString(Path.of(README)));
        assertThat(command.find()).isTrue();
        String[] args = command.group(1).split(" ");
        for (int i = 0; i < args.length; i++) {
            args[i] = Files.exists(home.resolve(args[i])) && args[i].contains(".") ? path(args[i]) : args[i];
        }

        assertThat(Ran.of(args).exit()).isZero();
    }

    private static Ran verify(String file) {
        return Ran.of("ledger", "verify", "--heads", path("heads.jsonl"), "--trust", path("keys.txt"), path(file));
    }

    private static String path(String file) {
        return home.resolve(file).toString();
    }
}
