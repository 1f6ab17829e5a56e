package io.payung.rules.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** What a command said, and how it ended. */
record Ran(int exit, String out, String err) {

    static Ran of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(args));
        if (all.stream().noneMatch(arg -> arg.startsWith("--language"))) {
            all.add("--language=en");
        }
        int exit = PayungCommand.run(all, new Console(new PrintWriter(out, true), new PrintWriter(err, true), false));
        return new Ran(exit, out.toString(), err.toString());
    }
}
