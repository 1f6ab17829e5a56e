package io.payung.rules.architecture.broken.two;

import io.payung.rules.architecture.broken.one.First;

public final class Second {

    First back() {
        return new First();
    }
}
