package io.payung.rules.hostile.fuzz;

/** What is fuzzed, and how often among a thousand inputs. */
enum Format {
    DRL(".drl", 634),
    TABLE(".drl.csv", 140),
    SENTENCES(".dslr", 120),
    FORMULA("", 90),
    YAML("", 6),
    RATES("", 5),
    PACK("", 5);

    private final String ending;
    private final int share;

    Format(String ending, int share) {
        this.ending = ending;
        this.share = share;
    }

    String ending() {
        return ending;
    }

    static Format any(Dice dice) {
        int left = dice.below(1_000);
        for (Format format : values()) {
            left -= format.share;
            if (left < 0) {
                return format;
            }
        }
        return DRL;
    }
}
