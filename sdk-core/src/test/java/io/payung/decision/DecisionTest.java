package io.payung.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final PackRef PACK = new PackRef("p", 1, "0");
    private static final Reason WITH_PLACE = new Reason(ReasonCode.of("TOO_OLD"), "ELG-002", "lives/0", "70", "69", "eligibility.drl:8");

    @Test
    void hasOneTextWhateverTheOrderGiven() {
        Map<String, List<Integer>> rules = new LinkedHashMap<>();
        rules.put("ELG-003", List.of(2, 1));
        rules.put("ELG-001", List.of(1));
        Map<String, Map<String, List<Integer>>> heldBack = new LinkedHashMap<>();
        heldBack.put("eligibility/lives/1", Map.of("ELG-001", List.of(1)));
        heldBack.put("eligibility/lives/0", rules);

        assertThat(json(decision(2, List.of(WITH_PLACE), heldBack))).isEqualTo("{\"asOf\":\"1970-01-01\",\"format\":2,"
                + "\"heldBack\":{\"eligibility/lives/0\":{\"ELG-001\":[1],\"ELG-003\":[1,2]},\"eligibility/lives/1\":{\"ELG-001\":[1]}},"
                + "\"inputs\":{},\"outcome\":\"declined\",\"pack\":{\"digest\":\"0\",\"product\":\"p\",\"version\":1},"
                + "\"reasons\":[{\"actual\":\"70\",\"code\":\"TOO_OLD\",\"limit\":\"69\",\"place\":\"eligibility.drl:8\",\"rule\":\"ELG-002\","
                + "\"subject\":\"lives/0\"}],\"results\":{}}");
    }

    @Test
    void readsBackAsItWasWritten() {
        Decision decision = decision(2, List.of(WITH_PLACE), Map.of("consent", Map.of("CON-001", List.of(1))));

        assertThat(CanonicalJson.read(CanonicalJson.write(decision), Decision.class)).isEqualTo(decision);
    }

    @Test
    void readsFormatOneAndWritesItByteForByte() {
        String stored = "{\"asOf\":\"2026-06-01\",\"format\":1,\"inputs\":{},\"outcome\":\"issued\","
                + "\"pack\":{\"digest\":\"0\",\"product\":\"p\",\"version\":1},"
                + "\"reasons\":[{\"actual\":\"61\",\"code\":\"LIMIT_FOR_SENIOR\",\"limit\":\"60\",\"rule\":\"COV-002\",\"subject\":\"lives/0\"}],\"results\":{}}";

        Decision decision = CanonicalJson.read(stored.getBytes(StandardCharsets.UTF_8), Decision.class);

        assertThat(decision.heldBack()).isEmpty();
        assertThat(decision.reasons()).extracting(Reason::place).containsOnlyNulls();
        assertThat(json(decision)).isEqualTo(stored);
    }

    @Test
    void isToldInFormatOneForWhatWasRecordedThen() {
        Decision decision = decision(2, List.of(WITH_PLACE), Map.of("consent", Map.of("CON-001", List.of(1))));
        Decision then = decision(1, List.of(new Reason(ReasonCode.of("TOO_OLD"), "ELG-002", "lives/0", "70", "69")), Map.of());

        assertThat(decision.inFormat(1)).isEqualTo(then);
        assertThat(decision.inFormat(0)).as("what a ticket says that knows no formats").isEqualTo(then);
        assertThat(decision.inFormat(2)).isSameAs(decision);
        assertThat(then.inFormat(2)).as("what was never recorded is not made up").isSameAs(then);
    }

    @Test
    void isToldInFormatTwoWithoutItsCase() {
        Map<String, Map<String, Object>> then = Map.of("consent", Map.of("language", "id"));
        Map<String, Map<String, Object>> now = new LinkedHashMap<>(then);
        now.put(Decision.CASE, Map.of("plan", "basic"));
        Decision decision = new Decision(3, PACK, LocalDate.EPOCH, "offered", now, List.of(WITH_PLACE), Map.of(), Map.of());

        Decision issued = decision.as("issued").accepted(Map.of("by", "guardian"));

        assertThat(issued.inputs()).containsOnlyKeys("accepted", "case", "consent");
        assertThat(issued.inFormat(2)).isEqualTo(new Decision(2, PACK, LocalDate.EPOCH, "issued", then, List.of(WITH_PLACE), Map.of(), Map.of()));
        assertThat(issued.inFormat(1).inputs()).isEqualTo(then);
        assertThat(issued.inFormat(3)).isSameAs(issued);
    }

    @Test
    void isTheSameUnderAnotherOutcome() {
        Decision decision = decision(2, List.of(WITH_PLACE), Map.of("consent", Map.of("CON-001", List.of(1))));

        assertThat(decision.as("issued").outcome()).isEqualTo("issued");
        assertThat(decision.as("issued").as("declined")).isEqualTo(decision);
    }

    private static Decision decision(int format, List<Reason> reasons, Map<String, Map<String, List<Integer>>> heldBack) {
        return new Decision(format, PACK, LocalDate.EPOCH, "declined", Map.of(), reasons, heldBack, Map.of());
    }

    private static String json(Decision decision) {
        return new String(CanonicalJson.write(decision), StandardCharsets.UTF_8);
    }
}
