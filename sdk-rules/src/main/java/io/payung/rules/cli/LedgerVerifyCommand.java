package io.payung.rules.cli;

import io.payung.consent.ledger.LedgerFinding;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerLine;
import io.payung.consent.ledger.LedgerReport;
import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verifies an exported ledger against signed heads that were kept elsewhere. It needs no database, so no password of one. */
@Command(name = "verify")
final class LedgerVerifyCommand implements Callable<Integer> {

    private final Console console;
    private final Words words;

    @Parameters(arity = "1", paramLabel = "EXPORT", descriptionKey = "ledger.export")
    private Path export = Path.of("");

    @Option(names = "--heads", required = true, paramLabel = "FILE", descriptionKey = "ledger.heads")
    private Path heads = Path.of("");

    @Option(names = "--trust", required = true, paramLabel = "FILE", descriptionKey = "ledger.trust")
    private Path trust = Path.of("");

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    LedgerVerifyCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() throws IOException {
        List<LedgerHead> known;
        LedgerReport report;
        try (Reader headLines = open(heads); Reader lines = open(export); Reader keys = open(trust)) {
            known = LedgerLine.heads(headLines);
            report = new LedgerVerifier(TrustedHeadKeys.read(text(keys)), known).verify(lines);
        }
        if (known.stream().noneMatch(head -> head.partner().value().equals(report.partner()))) {
            throw new WrongUse(words.text("ledger.foreign", heads, report.partner()));
        }
        tell(report);
        return report.isSound() ? PayungCommand.FINE : PayungCommand.PROBLEMS;
    }

    /** Bytes that are no text become signs that fit nothing, so that they are found and not refused. */
    private Reader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongUse(words.text("ledger.file", file));
        }
        return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    }

    private static String text(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int read = reader.read(); read >= 0; read = reader.read()) {
            text.append((char) read);
        }
        return text.toString();
    }

    private void tell(LedgerReport report) {
        if (json) {
            console.out().println(Json.text(tree(report)));
            return;
        }
        for (LedgerFinding finding : report.findings()) {
            console.out().println(finding.place() + ": error " + finding.code() + " " + words.text("ledger." + finding.code()));
        }
        String key = report.isSound() ? "ledger.sound" : "ledger.unsound";
        console.out().println(words.text(key, report.partner(), report.entries(), report.heads(), report.known(), report.findings().size()));
        if (report.unsigned() > 0) {
            console.out().println(words.text("ledger.unsigned", report.unsigned()));
        }
        if (!report.unsealed().isEmpty()) {
            console.out().println(words.text("ledger.unsealed", report.unsealed().size(), String.join(" ", report.unsealed().stream().limit(5).toList())));
        }
    }

    private static ObjectNode tree(LedgerReport report) {
        ObjectNode tree = Json.object().put("sound", report.isSound()).put("partner", report.partner()).put("entries", report.entries())
                .put("heads", report.heads()).put("knownHeads", report.known()).put("unsigned", report.unsigned());
        tree.set("unsealed", Json.texts(report.unsealed()));
        ArrayNode findings = tree.putArray("findings");
        report.findings().forEach(each -> findings.add(Json.object().put("code", each.code().name()).put("place", each.place())));
        return tree;
    }
}
