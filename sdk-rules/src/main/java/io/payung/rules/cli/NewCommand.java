package io.payung.rules.cli;

import io.payung.fault.PayungException;
import io.payung.product.ProductId;
import io.payung.rules.authoring.template.ProductTemplates;
import io.payung.rules.authoring.template.TemplateKind;
import io.payung.rules.cli.run.Words;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a product folder to start from. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {

    private static final Map<String, TemplateKind> KINDS =
            Map.of("sentences", TemplateKind.SENTENCES, "tables", TemplateKind.TABLES, "csv", TemplateKind.CSV_TABLES);

    private final Console console;
    private final Words words;

    @Parameters(arity = "1", paramLabel = "DIR", descriptionKey = "new.dir")
    private Path folder = Path.of("");

    @Option(names = "--rules", paramLabel = "sentences|tables|csv", defaultValue = "sentences", descriptionKey = "new.rules")
    private String rules = "";

    NewCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        TemplateKind kind = Optional.ofNullable(KINDS.get(rules)).orElseThrow(() -> new WrongUse(words.text("new.kind", rules)));
        Path target = folder.toAbsolutePath().normalize();
        ProductId product = product(target);
        int files = ProductTemplates.write(target, product, kind, words.language()).size();
        console.out().println(words.text("new.made", product.value(), files, rules, folder));
        return PayungCommand.FINE;
    }

    private ProductId product(Path target) {
        String name = String.valueOf(target.getFileName());
        try {
            return ProductId.of(name);
        } catch (PayungException e) {
            throw new WrongUse(words.text("new.name", name));
        }
    }
}
