package io.payung.rules.authoring.isolated;

import io.payung.rules.ProductPacks;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackStamp;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the child process runs: it reads one request, answers once, and ends. It also ends when whoever asked is gone, which it sees by the end
 * of its input.
 */
final class CompilerProcess {

    /** How the child ends when nobody waits for it any more. */
    static final int ABANDONED = 7;

    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"));

    private CompilerProcess() {}

    /** Called by the JVM. */
    public static void main(String[] arguments) throws IOException {
        Files.deleteIfExists(HOME.resolve(ChildCommand.ARGUMENTS));
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        // Whatever a library prints is no answer.
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        Request request = Request.read(in);
        endWith(in);
        Answer answer = answer(request);
        answer.write(new DataOutputStream(new BufferedOutputStream(answers)));
        Runtime.getRuntime().halt(0);
    }

    private static Answer answer(Request request) {
        FolderCompiler compiler = new FolderCompiler();
        CheckReport report = request.stored() ? compiler.recompile(request.name(), request.files().texts())
                : compiler.check(request.name(), request.files(), request.listed());
        byte[] pack = report.pack().map(CompilerProcess::bytes).orElse(null);
        return new Answer(report.problems(), report.notAnalysed(), pack);
    }

    private static byte[] bytes(CompiledPack pack) {
        return PackFile.write(pack, PackStamp.of(ProductPacks.engineVersion(), 1));
    }

    /** Ends this process when the input does, whatever else it is doing. */
    static void endWith(InputStream in) {
        Thread watch = new Thread(() -> {
            try {
                while (in.read() >= 0) {
                    // Nothing more is asked.
                }
            } catch (IOException e) {
                // It is gone.
            }
            abandon();
        }, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Nobody is left to remove the folder that was made for this process. */
    private static void abandon() {
        try {
            Files.deleteIfExists(HOME.resolve(ChildCommand.ARGUMENTS));
            Files.deleteIfExists(HOME);
        } catch (IOException e) {
            // Something stands in it.
        }
        Runtime.getRuntime().halt(ABANDONED);
    }
}
