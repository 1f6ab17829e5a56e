package io.payung.rules.hostile;

import java.util.ArrayList;
import java.util.List;

/** Every entry. */
final class Corpus {

    private Corpus() {}

    static List<HostilePack> all(Canaries canaries) {
        List<HostilePack> packs = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            packs.addAll(CorpusText.read(cell, canaries));
        }
        packs.addAll(Workbooks.all(canaries));
        packs.addAll(Archives.all());
        return packs;
    }
}
