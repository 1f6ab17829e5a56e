package io.payung.rules.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs entries one after the other, each on a thread of its own that may be given up, and looks at every canary afterwards. */
final class Guarded {

    private static final int SECONDS = 120;

    private final Canaries canaries;
    private final Path folder;

    Guarded(Canaries canaries, Path folder) {
        this.canaries = canaries;
        this.folder = folder;
    }

    /**
     * How one entry ended.
     *
     * @param wrong empty when it was stopped as it must be
     */
    record Ended(HostilePack pack, int layer, String wrong) {}

    List<Ended> all(List<HostilePack> packs) {
        List<Ended> ended = new ArrayList<>();
        packs.forEach(pack -> ended.add(one(pack)));
        return ended;
    }

    private Ended one(HostilePack pack) {
        canaries.running(pack.id());
        FutureTask<Sighting> task = new FutureTask<>(() -> Sighting.of(pack, folder.resolve(pack.id().replace('/', '.'))));
        Thread thread = new Thread(task, "hostile-" + pack.id());
        thread.setDaemon(true);
        thread.start();
        try {
            Sighting seen = task.get(SECONDS, TimeUnit.SECONDS);
            thread.join();
            List<String> sung = canaries.sung();
            return new Ended(pack, seen.layer(), sung.isEmpty() ? difference(pack, seen) : pack.id() + " reached " + sung);
        } catch (ExecutionException e) {
            return new Ended(pack, 0, pack.id() + " ended in " + e.getCause());
        } catch (TimeoutException e) {
            return new Ended(pack, 0, pack.id() + " did not end in " + SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(pack, 0, pack.id() + " was interrupted");
        } finally {
            canaries.running("");
        }
    }

    private static String difference(HostilePack pack, Sighting seen) {
        boolean same = seen.code().equals(pack.code()) && seen.place().equals(pack.place()) && seen.layer() == pack.layer();
        return same ? "" : "%s: layer %d %s at %s instead of layer %d %s at %s; %s".formatted(pack.id(), seen.layer(), seen.code(), seen.place(),
                pack.layer(), pack.code(), pack.place(), seen.all());
    }
}
