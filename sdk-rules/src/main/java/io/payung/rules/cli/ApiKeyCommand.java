package io.payung.rules.cli;

import io.payung.access.ApiKey;
import io.payung.access.Role;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.party.PartnerId;
import io.payung.rules.cli.run.Words;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an API key for a partner, and the properties by which a server knows it. The key is written here and nowhere else. */
@Command(name = "api-key")
final class ApiKeyCommand implements Callable<Integer> {

    private final Console console;
    private final Words words;

    @Option(names = "--partner", required = true, paramLabel = "PARTNER", descriptionKey = "apikey.partner")
    private String partner = "";

    @Option(names = "--role", split = ",", defaultValue = "seller", paramLabel = "seller,claims,insurer,reader,eraser", descriptionKey = "apikey.role")
    private List<String> roles = new ArrayList<>();

    ApiKeyCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        try {
            PartnerId.of(partner);
        } catch (PayungException shape) {
            throw new WrongUse(words.text("apikey.partner.shape", partner));
        }
        String given = roles.stream().map(this::role).distinct().collect(Collectors.joining(","));
        ApiKey key = ApiKey.fresh(new DefaultIdSource());
        PrintWriter out = console.out();
        out.println(key.value());
        out.println("payung.web.api-keys[0].partner=" + partner);
        out.println("payung.web.api-keys[0].roles=" + given);
        out.println("payung.web.api-keys[0].hash=" + key.hash());
        console.err().println(words.text("apikey.made", partner));
        return PayungCommand.FINE;
    }

    private String role(String written) {
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            if (name.equals(written)) {
                return name;
            }
        }
        throw new WrongUse(words.text("apikey.role.unknown", written));
    }
}
