package io.payung.rules.authoring.isolated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the child is started: with little memory, an empty environment, and a folder of its own. */
final class ChildCommand {

    /** File with the arguments, in the folder of the child. */
    static final String ARGUMENTS = "arguments";

    private ChildCommand() {}

    /** @param home an empty folder, in which the child runs */
    static ProcessBuilder of(ChildClassPath classPath, IsolationLimits limits, Path home) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw ChildClassPath.impossible("\"" + java + "\" cannot be run");
        }
        // In a file, because a long class path does not fit into a command line everywhere.
        Files.write(home.resolve(ARGUMENTS), arguments(classPath, limits, home).stream().map(ChildCommand::quoted).toList());
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "@" + home.resolve(ARGUMENTS)).directory(home.toFile());
        environment(builder.environment());
        return builder;
    }

    private static List<String> arguments(ChildClassPath classPath, IsolationLimits limits, Path home) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx" + limits.megabytes() + "m", "-Xms64m", "-XX:MaxMetaspaceSize=192m", "-Xss2m",
                "-XX:MaxDirectMemorySize=32m", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr", "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-Djava.io.tmpdir=" + home, "-Duser.home=" + home, "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        arguments.addAll(classPath.options());
        arguments.addAll(List.of("-cp", classPath.entries().stream().collect(Collectors.joining(File.pathSeparator)), classPath.mainClass()));
        return arguments;
    }

    /** Nothing is inherited: no agent, no debugger, no secret. */
    private static void environment(Map<String, String> environment) {
        String system = environment.get("SystemRoot");
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        if (system != null) {
            environment.put("SystemRoot", system);
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
