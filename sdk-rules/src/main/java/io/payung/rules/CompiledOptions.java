package io.payung.rules;

import io.payung.product.ReleaseLedger;
import io.payung.rules.packfile.TrustedKeys;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How pack files are served.
 *
 * @param trusted  whose packs are served
 * @param archive  folder of packs that are sold no longer and whose claims are still decided; absent for {@code archive} beside the packs
 * @param releases remembers what was published; of this process only, unless a store is given
 * @param clock    tells on which day a key is trusted
 */
public record CompiledOptions(TrustedKeys trusted, @Nullable Path archive, ReleaseLedger releases, Clock clock) {

    /** Remembers releases as long as the process runs. */
    public static CompiledOptions trusting(TrustedKeys trusted) {
        return new CompiledOptions(trusted, null, ReleaseLedger.inMemory(), Clock.systemUTC());
    }

    public CompiledOptions archivedIn(Path folder) {
        return new CompiledOptions(trusted, folder, releases, clock);
    }

    /** With a memory that outlasts the process, so that an older release is refused after a restart, too. */
    public CompiledOptions remembering(ReleaseLedger ledger) {
        return new CompiledOptions(trusted, archive, ledger, clock);
    }

    public CompiledOptions at(Clock time) {
        return new CompiledOptions(trusted, archive, releases, time);
    }
}
