package io.payung.rules.cli;

/** What cannot be done as it was asked; told to the user as it is. */
final class WrongUse extends RuntimeException {

    WrongUse(String message) {
        super(message);
    }
}
