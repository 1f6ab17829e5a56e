package io.payung.samples.benchmarks;

/** What a JVM takes that does nothing. */
final class Idle {

    static final String SAID = "offered";

    private Idle() {}

    public static void main(String[] arguments) {
        System.out.println(SAID);
    }
}
