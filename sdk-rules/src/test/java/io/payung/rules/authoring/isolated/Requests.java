package io.payung.rules.authoring.isolated;

import io.payung.rules.authoring.source.RawFiles;
import java.util.List;
import java.util.TreeMap;

/** Requests that ask for nothing in particular. */
final class Requests {

    private Requests() {}

    static Request of(String name) {
        return new Request(false, name, new RawFiles(new TreeMap<>()), List.of());
    }
}
