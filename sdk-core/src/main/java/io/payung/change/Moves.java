package io.payung.change;

import io.payung.policy.PolicyState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The one table of what may become of a policy: preview and confirmation read it, and nothing else says where a change leads. */
final class Moves {

    /** State × change → state; the same state for a change that leaves it. */
    private static final String TABLE =
            """
            change                scheduled   in-force    in-grace    lapsed   ended-by-claim
            free-look             void        void        void        -        -
            cancellation          cancelled   cancelled   cancelled   -        -
            insurer-cancellation  cancelled   cancelled   cancelled   -        -
            early-settlement      cancelled   cancelled   cancelled   -        -
            object-lost           cancelled   cancelled   cancelled   -        -
            void                  void        void        void        void     -
            correction            void        void        void        -        -
            top-up                replaced    replaced    replaced    -        -
            reschedule            replaced    replaced    replaced    -        -
            renewal               -           in-force    in-grace    -        ended-by-claim
            change-beneficiary    scheduled   in-force    in-grace    -        -
            change-contact        scheduled   in-force    in-grace    lapsed   ended-by-claim
            death                 cancelled   cancelled   cancelled   -        ended-by-claim
            death-of-holder       scheduled   in-force    in-grace    -        ended-by-claim
            """;

    private static final Moves ALLOWED = read(TABLE);

    private final Map<ChangeKind, Map<PolicyState, PolicyState>> byChange;

    private Moves(Map<ChangeKind, Map<PolicyState, PolicyState>> byChange) {
        this.byChange = byChange;
    }

    static Moves allowed() {
        return ALLOWED;
    }

    /** What it becomes; nothing when a policy in that state does not take the change. */
    Optional<PolicyState> of(PolicyState state, ChangeKind change) {
        return Optional.ofNullable(byChange.getOrDefault(change, Map.of()).get(state));
    }

    /** The same with one move more, or another one. */
    Moves with(PolicyState state, ChangeKind change, PolicyState becomes) {
        Map<ChangeKind, Map<PolicyState, PolicyState>> more = new EnumMap<>(byChange);
        Map<PolicyState, PolicyState> row = new EnumMap<>(PolicyState.class);
        row.putAll(byChange.getOrDefault(change, Map.of()));
        row.put(state, becomes);
        more.put(change, row);
        return new Moves(more);
    }

    private static Moves read(String table) {
        String[] lines = table.strip().split("\n");
        String[] states = lines[0].strip().split("\\s+");
        Map<ChangeKind, Map<PolicyState, PolicyState>> all = new EnumMap<>(ChangeKind.class);
        Arrays.stream(lines).skip(1).map(line -> line.strip().split("\\s+")).forEach(cells -> {
            Map<PolicyState, PolicyState> row = new EnumMap<>(PolicyState.class);
            for (int i = 1; i < cells.length; i++) {
                if (!cells[i].equals("-")) {
                    row.put(PolicyState.ofKey(states[i]), PolicyState.ofKey(cells[i]));
                }
            }
            all.put(ChangeKind.of(cells[0]), row);
        });
        return new Moves(all);
    }
}
