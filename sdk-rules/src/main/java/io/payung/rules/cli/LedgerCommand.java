package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns the ledger of consents. */
@Command(name = "ledger", subcommands = LedgerVerifyCommand.class)
final class LedgerCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Words.of(spec).text("command.missing"));
    }
}
