package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimSupplement;
import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.json.CanonicalJson;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyQuery;
import io.payung.product.ProductPack;
import io.payung.replay.DecisionReplay;
import io.payung.rules.explain.DecisionTree;
import io.payung.store.JdbcStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An H2 database as the last release that wrote decisions of format 1 left it: two policies of the sample product and a claim on the first, all of
 * made-up persons, with the development key they are sealed under.
 */
@Tag("long")
class SoldUnderFormat1Test {

    private static final PartnerId PARTNER = PartnerId.of("default");
    private static final Instant LATER = Instant.parse("2026-07-20T05:00:00Z");

    private final Properties sold = new Properties();
    private JdbcStore store;
    private Payung payung;

    @TempDir
    Path folder;

    @BeforeEach
    void restore() throws Exception {
        sold.load(new StringReader(text("sold.properties")));
        Path key = Files.writeString(folder.resolve("development.key"), text("development.key"));
        Path script = Files.writeString(folder.resolve("database.sql"), text("database.sql"));
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("payung") + ";WRITE_DELAY=0");
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("runscript from '" + script + "'");
        }
        IdSource ids = new DefaultIdSource();
        Keys keys = DevelopmentKeys.at(key, ids);
        store = JdbcStore.over(database, keys, ids);
        payung = Payung.builder().products(ProductPacks.trustedDirectory(ProductFolder.samplePath())).store(store).keys(keys).ids(ids)
                .clock(Clock.fixed(LATER, ZoneOffset.UTC)).build();
    }

    @Test
    void decisionsReadAsTheyWereWrittenByteForByte() throws IOException {
        Decision decision = store.unitOfWork().run(() -> store.policies().details(PARTNER, policy("policy")).orElseThrow()).receipt().decision();

        assertThat(decision.format()).isEqualTo(1);
        assertThat(decision.heldBack()).isEmpty();
        assertThat(decision.reasons()).hasSize(6).extracting(Reason::place).containsOnlyNulls();
        assertThat(new String(CanonicalJson.write(decision), StandardCharsets.UTF_8)).isEqualTo(text("decision.json"));
    }

    @Test
    void decisionsAreTakenAgainWithTheContentThatWasArchived() {
        for (String name : List.of("policy", "otherPolicy")) {
            DecisionReplay replay = payung.decision(policy(name)).orElseThrow();

            assertThat(replay.differences()).as(name).isEmpty();
            assertThat(replay.notRecomputed()).containsExactly("/heldBack", "/inputs/accepted");
        }
    }

    @Test
    void issuesAreReplayed() throws IOException {
        IssueCommand command = CanonicalJson.read(text("command.json").getBytes(StandardCharsets.UTF_8), IssueCommand.class);

        Issued again = (Issued) payung.issue(command);

        assertThat(again.replayed()).isTrue();
        assertThat(again.number()).isEqualTo(policy("policy"));
        Issued then = CanonicalJson.read(text("issued.json").getBytes(StandardCharsets.UTF_8), Issued.class);
        assertThat(again).isEqualTo(then.asReplay());
        assertThat(payung.findByKey(IdempotencyKey.of("order-plus"))).contains(again);
        assertThat(payung.policies(PolicyQuery.all()).policies()).hasSize(2);
    }

    @Test
    void claimsAreOpenedWithTheRulesThatSoldThePolicy() {
        ClaimOutcome claim = payung.claim(ClaimNotice.on(policy("otherPolicy"), new ClaimEvent("accident", "death", "road", LocalDate.of(2026, 7, 19))));

        Decision decision = claim.assessment().receipt().decision();
        assertThat(decision.format()).isEqualTo(Decision.CURRENT_FORMAT);
        assertThat(decision.pack()).isEqualTo(payung.findPolicy(policy("otherPolicy")).orElseThrow().pack());
        assertThat(claim.assessment().missing()).extracting(missing -> missing.document())
                .containsExactly("claim-form", "death-proof", "family-card", "identity-card");
        assertThat(decision.heldBack().get("claim-documents/death")).containsEntry("CLM-004", List.of(1)).doesNotContainKey("CLM-009");
        assertThat(decision.reasons()).filteredOn(reason -> "CLM-005".equals(reason.rule())).singleElement()
                .satisfies(reason -> assertThat(reason.place()).isEqualTo("claim-documents.drl:20"));
    }

    @Test
    void claimsGoOn() {
        ClaimId id = new ClaimId(UUID.fromString(sold.getProperty("claim")));

        ClaimOutcome claim = payung.supplement(ClaimSupplement.of(id, List.of(new ClaimDocument("claim-form", null, List.of(), null, null))));

        assertThat(claim.assessment().missing()).extracting(missing -> missing.document()).containsExactly("death-proof", "family-card", "identity-card");
        assertThat(claim.assessment().referrals()).extracting(reason -> reason.code().value()).containsExactly("POLICY_YOUNG");
        assertThat(claim.assessment().receipt().decision().heldBack()).containsKey("claim-documents/death");
    }

    @Test
    void decisionsAreExplainedAsFarAsTheyTell() {
        Decision decision = store.unitOfWork().run(() -> store.policies().details(PARTNER, policy("policy")).orElseThrow()).receipt().decision();
        ProductPack pack = payung.pack(decision.pack());

        DecisionTree tree = DecisionTree.of(pack, decision);

        assertThat(tree.branches().get(1).leaves()).filteredOn(DecisionTree.Leaf::decided).extracting(leaf -> leaf.rule().id())
                .containsExactly("COV-002", "COV-003");
        assertThat(tree.branches()).flatExtracting(DecisionTree.Branch::leaves).noneMatch(DecisionTree.Leaf::heldBack);
    }

    private PolicyNumber policy(String name) {
        return PolicyNumber.asWritten(sold.getProperty(name));
    }

    private static String text(String file) throws IOException {
        try (InputStream resource = SoldUnderFormat1Test.class.getResourceAsStream("format1/" + file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
