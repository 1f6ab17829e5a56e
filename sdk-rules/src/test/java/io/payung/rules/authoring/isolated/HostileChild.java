package io.payung.rules.authoring.isolated;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the child of a broken guard could do instead of compiling: the first argument of {@code payung.does} says what. */
final class HostileChild {

    private HostileChild() {}

    public static void main(String[] arguments) throws IOException {
        tell(ProcessHandle.current().pid());
        switch (System.getProperty("payung.does")) {
            case "hang" -> hang();
            case "watch and hang" -> {
                CompilerProcess.endWith(System.in);
                hang();
            }
            case "spin" -> spin();
            case "allocate" -> allocate();
            case "exit" -> System.exit(5);
            case "flood" -> flood(System.out);
            case "complain" -> complain();
            case "fork" -> fork(true);
            case "fork and leave" -> fork(false);
            case "answer" -> Files.copy(Path.of(System.getProperty("payung.answer")), System.out);
            default -> System.out.print("{\"fine\": true}");
        }
        System.out.flush();
    }

    /** So that a test finds the process. */
    private static void tell(long pid) throws IOException {
        String file = System.getProperty("payung.pid");
        if (file != null) {
            Path written = Files.writeString(Path.of(file + ".part"), Long.toString(pid));
            Files.move(written, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void spin() {
        long turns = 0;
        while (turns >= 0) {
            turns = (turns + 1) & Integer.MAX_VALUE;
        }
    }

    private static void allocate() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] much = new byte[1 << 16];
        while (true) {
            out.write(much);
        }
    }

    private static void complain() throws IOException {
        for (int index = 0; index < 200; index++) {
            System.err.write(new byte[1 << 16]);
        }
        System.exit(5);
    }

    private static void fork(boolean stays) throws IOException {
        Process grandchild = new ProcessBuilder("sleep", "600").inheritIO().start();
        tell(grandchild.pid());
        if (stays) {
            hang();
        }
        Runtime.getRuntime().halt(0);
    }
}
