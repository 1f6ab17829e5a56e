package io.payung.rules.hostile.fuzz;

import io.payung.product.PackSource;
import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.hostile.HostileArchives;
import io.payung.rules.hostile.HostileTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the inputs: some by grammar, some by changing sound files, some by changing attacks. */
final class Inputs {

    private static final Path SENTENCES = Path.of("src/test/resources/products/personal-accident-sentences");
    private static final Path TABLES = Path.of("../samples/products/term-life");

    private final Ground ground;
    private final OtherWriters writers;
    private final Mutation mutation;
    private final HostileTexts attacks;
    private final HostileArchives archives = new HostileArchives();
    private final ProductFolder sample = ProductFolder.sample();
    private final ProductFolder sentences = ProductFolder.of(SENTENCES);
    private final ProductFolder tables = ProductFolder.of(TABLES);

    Inputs(Ground ground, Path folder) {
        this.ground = ground;
        writers = new OtherWriters(ground);
        attacks = new HostileTexts(folder);
        mutation = new Mutation(attacks);
    }

    /** One rule file. */
    String rules(RuleSet set, Format format, Dice dice) {
        if (dice.once(20)) {
            return mutation.of(dice.of(attacks.all()), dice);
        }
        String sound = switch (format) {
            case TABLE -> dice.once(4) ? tables.text(set.fileName() + ".drl.csv") : writers.table(set, dice);
            case SENTENCES -> dice.once(4) ? piece(sentences.text(set.fileName() + ".dslr"), dice) : writers.sentences(set, dice);
            default -> dice.once(6) ? piece(sample.text(set.fileName() + ".drl"), dice) : new RuleWriter(ground, set, dice).drl();
        };
        return dice.once(2) ? sound : mutation.of(sound, dice);
    }

    /** One rule of many, so that a change hits it. */
    private static String piece(String file, Dice dice) {
        return dice.of(List.of(file.split("\n\n")));
    }

    String formula(Dice dice) {
        String sound = writers.formula(dice, 0);
        return dice.once(2) ? sound : mutation.of(sound, dice);
    }

    PackSource definition(Dice dice) {
        return new PackSource(new TreeMap<>(Map.of("product.yaml", mutation.of(sample.text("product.yaml"), dice))));
    }

    PackSource rates(Dice dice) {
        List<String> rows = new ArrayList<>(tables.text("premium.csv").lines().toList());
        int row = dice.below(rows.size());
        rows.set(row, mutation.of(rows.get(row), dice));
        return new PackSource(new TreeMap<>(Map.of("product.yaml", tables.text("product.yaml"), "premium.csv", String.join("\n", rows) + "\n")));
    }

    byte[] pack(Dice dice) {
        if (dice.once(2)) {
            return flipped(archives.sound(), dice);
        }
        String part = dice.of(archives.parts().subList(1, archives.parts().size()));
        byte[] content = archives.content(part);
        boolean text = part.endsWith(".json") && dice.once(2);
        byte[] changed = text ? mutation.of(new String(content, StandardCharsets.UTF_8), dice).getBytes(StandardCharsets.UTF_8) : flipped(content, dice);
        return archives.with(part, changed);
    }

    private static byte[] flipped(byte[] bytes, Dice dice) {
        for (int times = 1 + dice.below(3); times > 0; times--) {
            bytes[dice.below(bytes.length)] ^= (byte) (1 << dice.below(8));
        }
        return bytes;
    }
}
