package io.payung.rules.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs the scenarios of folders now and after every save. One run at a time; a save during a run is seen after it.
 *
 * @param told gets all runs of one round, in the order of the folders
 * @param goOn whether to wait for another save
 */
public record WatchTask(List<Path> folders, Consumer<Round> told, BooleanSupplier goOn) {

    /** @param millis from the moment in which the save was seen until everything was run */
    public record Round(List<TestRun> runs, long millis) {

        public boolean isFine() {
            return runs.stream().allMatch(TestRun::isFine);
        }
    }

    /** Returns when it should not go on. */
    public void run() throws InterruptedException {
        FolderWatch watch = new FolderWatch(folders);
        told.accept(round());
        while (goOn.getAsBoolean()) {
            watch.await();
            told.accept(round());
        }
    }

    /** Whatever a half-saved folder does to a reader, the next save is waited for. */
    private static TestRun run(Path folder) {
        try {
            return TestRun.of(folder, result -> { });
        } catch (RuntimeException e) {
            return TestRun.unreadable(folder, e);
        }
    }

    private Round round() {
        long start = System.nanoTime();
        List<TestRun> runs = folders.stream().map(WatchTask::run).toList();
        return new Round(runs, (System.nanoTime() - start) / 1_000_000);
    }
}
