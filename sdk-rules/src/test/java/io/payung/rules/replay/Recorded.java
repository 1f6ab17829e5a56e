package io.payung.rules.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.json.CanonicalJson;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.replay.Replays;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, and the canonical JSON of what was decided: its SHA-256, of every twentieth also all of it.
 *
 * @param pack   digest of its source
 * @param asked  the inputs {@code case} and, where it was to be issued, {@code accepted}
 * @param sha256 of the UTF-8 bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recorded(String pack, LocalDate asOf, Map<String, Map<String, Object>> asked, String sha256, @Nullable Decision decision) {

    static Recorded of(ProductPack pack, LocalDate asOf, Map<String, Map<String, Object>> asked, boolean whole) {
        Recorded open = new Recorded(pack.ref().digest(), asOf, asked, "", null);
        Decision decided = open.decideAgain(pack);
        return new Recorded(pack.ref().digest(), asOf, asked, PackSource.sha256(json(decided)), whole ? decided : null);
    }

    /** From what was asked and the pack alone. */
    Decision decideAgain(ProductPack served) {
        String outcome = asked.containsKey(Decision.ACCEPTED) ? "issued" : "offered";
        Decision question = new Decision(Decision.CURRENT_FORMAT, served.ref(), asOf, outcome, asked, List.of(), Map.of(), Map.of());
        return Replays.of(served, new DecisionReceipt(new UUID(0, 0), Instant.EPOCH, "", "", question)).recomputed();
    }

    static String json(Decision decision) {
        return new String(CanonicalJson.write(decision), StandardCharsets.UTF_8);
    }
}
