package io.payung.rules.cli;

import io.payung.fault.PayungException;
import io.payung.rules.cli.run.Words;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** The command {@code payung}. Ends with 0 when everything is fine, 1 for problems in a product, 2 for wrong use. */
@Command(name = "payung", sortOptions = false, usageHelpAutoWidth = true,
        subcommands = {NewCommand.class, CheckCommand.class, TestCommand.class, ExplainCommand.class, WatchCommand.class, CompileCommand.class,
            VerifyCommand.class, KeysCommand.class, ApiKeyCommand.class, LedgerCommand.class, BordereauCommand.class})
public final class PayungCommand implements Runnable {

    static final int FINE = 0;
    static final int PROBLEMS = 1;
    static final int WRONG_USE = 2;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT)
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Words were chosen before, because the language decides how help and faults are told. */
    @Option(names = "--language", paramLabel = "id|en", scope = ScopeType.INHERIT)
    private void speak(String language) {
        if (!Words.has(language)) {
            throw new ParameterException(spec.commandLine(), Words.of(spec).text("language.unknown", language));
        }
    }

    public static void main(String[] args) {
        // Libraries have nothing to say to a designer.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), new Console(out, err, System.console() != null)));
    }

    /** Runs one command and says how it ended. */
    static int run(List<String> args, Console console) {
        Words words = Words.asked(args);
        CommandLine line = new CommandLine(new PayungCommand(), new Factory(console, words))
                .setResourceBundle(words.bundle())
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((fault, given) -> wrongUse(fault, console, words));
        line.setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, console));
        return line.execute(args.toArray(String[]::new));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Words.of(spec).text("command.missing"));
    }

    private static int wrongUse(ParameterException fault, Console console, Words words) {
        if (fault instanceof UnmatchedArgumentException unknown) {
            List<String> near = unknown.getSuggestions().stream().limit(1).toList();
            console.err().println(words.text("argument.unknown", unknown.getUnmatched().get(0), near.size(), String.join("", near)));
        } else if (fault instanceof MissingParameterException missing) {
            console.err().println(words.text("argument.missing", missing.getMissing().get(0).paramLabel()));
        } else {
            console.err().println(fault.getMessage());
        }
        fault.getCommandLine().usage(console.err());
        return WRONG_USE;
    }

    private static int failed(Exception fault, Console console) {
        boolean told = fault instanceof PayungException || fault instanceof UncheckedIOException || fault instanceof WrongUse;
        console.err().println(told ? fault.getMessage() : String.valueOf(fault));
        return WRONG_USE;
    }

    /** Commands get what they speak through. */
    private record Factory(Console console, Words words) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (Callable.class.isAssignableFrom(type)) {
                return type.getDeclaredConstructor(Console.class, Words.class).newInstance(console, words);
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
