package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies the sample's product folder and adds a question, a clause, a parameter and the rules that use them, as a designer would. */
final class OtherProduct {

    static final String ID = "two-wheels";
    static final String QUESTION = "tripsPerDay";
    /** What the customer may choose freely. */
    static final String CHOOSABLE = "wishedADay";
    static final String CLAUSE = "helmet";
    static final String CODE = "TOO_MANY_TRIPS";

    private static final Path ORIGINAL = Path.of("..", "products", "personal-accident");

    private OtherProduct() {}

    /** A folder that holds the copy as a signed pack, beside nothing else. */
    static Path in(Path folder) throws Exception {
        Path copy = folder.resolve("products").resolve(ID);
        copy(copy);
        edit(copy.resolve("product.yaml"), "product: personal-accident", "product: " + ID);
        edit(copy.resolve("product.yaml"), "\nparameters:\n", "\nparameters:\n  maximumTrips: 5    # assumption\n  maximumADay: { type: money, value: 150_000 }    # assumption\n");
        edit(copy.resolve("product.yaml"), "\nquestions:\n",
                "\nquestions:\n  " + QUESTION + ": { type: integer, min: 0, max: 50, source: customer, per: life }    # assumption\n  " + CHOOSABLE
                        + ": { type: money, min: 0, max: 900_000, source: customer, choosable: true }    # assumption\n");
        edit(copy.resolve("product.yaml"), "clauses: [summary,", "clauses: [summary, " + CLAUSE + ",");
        append(copy.resolve("eligibility.drl"), """

                rule "ELG-101 rides too often"
                when EligibilityFacts( answers.tripsPerDay > parameters.maximumTrips )
                then decision.decline("TOO_MANY_TRIPS"); end

                rule "ELG-102 wishes more a day than is covered"
                when EligibilityFacts( answers.wishedADay > parameters.maximumADay )
                then decision.decline("TOO_MUCH_A_DAY"); end
                """);
        append(copy.resolve("consent.drl"), """

                rule "CON-101 the helmet is promised"
                when ConsentFacts( lives.count >= 1 )
                then decision.require("helmet", "HELMET_NEEDED"); end
                """);
        writeTexts(copy);
        return Workshop.pack(copy, folder.resolve("packs"));
    }

    private static void writeTexts(Path copy) throws IOException {
        for (String language : List.of("id", "en")) {
            append(copy.resolve("messages_" + language + ".properties"), """

                    question.tripsPerDay=Trips a day
                    question.wishedADay=Wished amount a day
                    TOO_MUCH_A_DAY=That is more a day than this product pays.
                    TOO_MANY_TRIPS=That is more trips than this product covers.
                    HELMET_NEEDED=The cover needs a helmet.
                    """);
            Files.writeString(copy.resolve("clauses").resolve(CLAUSE + "." + language + ".md"), "# Helmet\n\nI wear a helmet.\n");
        }
    }

    private static void copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(ORIGINAL.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private static void edit(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
