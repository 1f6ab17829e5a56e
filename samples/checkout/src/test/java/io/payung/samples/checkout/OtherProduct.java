package io.payung.samples.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies the sample's product folder and adds a question, a clause, a parameter and the rules that use them, as a designer would. */
final class OtherProduct {

    static final String ID = "two-wheels";
    static final String QUESTION = "tripsPerDay";
    /** What the customer may choose freely. */
    static final String CHOOSABLE = "wishedADay";
    static final String CLAUSE = "helmet";
    static final String CODE = "TOO_MANY_TRIPS";

    private OtherProduct() {}

    /** A folder that holds the copy as a signed pack, beside nothing else. */
    static Path in(Path folder) throws Exception {
        Path copy = folder.resolve("products").resolve(ID);
        ProductCopy.of("personal-accident", copy);
        ProductCopy.edit(copy.resolve("product.yaml"), "product: personal-accident", "product: " + ID);
        ProductCopy.edit(copy.resolve("product.yaml"), "\nparameters:\n", "\nparameters:\n  maximumTrips: 5    # assumption\n  maximumADay: { type: money, value: 150_000 }    # assumption\n");
        ProductCopy.edit(copy.resolve("product.yaml"), "\nquestions:\n",
                "\nquestions:\n  " + QUESTION + ": { type: integer, min: 0, max: 50, source: customer, per: life }    # assumption\n  " + CHOOSABLE
                        + ": { type: money, min: 0, max: 900_000, source: customer, choosable: true }    # assumption\n");
        ProductCopy.edit(copy.resolve("product.yaml"), "clauses: [summary,", "clauses: [summary, " + CLAUSE + ",");
        ProductCopy.append(copy.resolve("eligibility.drl"), """

                rule "ELG-101 rides too often"
                when EligibilityFacts( answers.tripsPerDay > parameters.maximumTrips )
                then decision.decline("TOO_MANY_TRIPS"); end

                rule "ELG-102 wishes more a day than is covered"
                when EligibilityFacts( answers.wishedADay > parameters.maximumADay )
                then decision.decline("TOO_MUCH_A_DAY"); end
                """);
        ProductCopy.append(copy.resolve("consent.drl"), """

                rule "CON-101 the helmet is promised"
                when ConsentFacts( lives.count >= 1 )
                then decision.require("helmet", "HELMET_NEEDED"); end
                """);
        writeTexts(copy);
        return Workshop.pack(copy, folder.resolve("packs"));
    }

    private static void writeTexts(Path copy) throws IOException {
        for (String language : List.of("id", "en")) {
            ProductCopy.append(copy.resolve("messages_" + language + ".properties"), """

                    question.tripsPerDay=Trips a day
                    question.wishedADay=Wished amount a day
                    TOO_MUCH_A_DAY=That is more a day than this product pays.
                    TOO_MANY_TRIPS=That is more trips than this product covers.
                    HELMET_NEEDED=The cover needs a helmet.
                    """);
            Files.writeString(copy.resolve("clauses").resolve(CLAUSE + "." + language + ".md"), "# Helmet\n\nI wear a helmet.\n");
        }
    }
}
