package io.payung.rules.architecture.broken.one;

import io.payung.rules.architecture.broken.two.Second;

public final class First {

    Second next() {
        return new Second();
    }
}
