package io.payung.rules.authoring.isolated;

import java.time.Duration;

/**
 * What one compilation may take before its process is killed.
 *
 * @param time      from the start of the process to its whole answer; 60 seconds unless the system property {@code payung.compile.seconds} says else
 * @param megabytes of heap; 512 unless the system property {@code payung.compile.megabytes} says else
 */
public record IsolationLimits(Duration time, int megabytes) {

    private static final int SECONDS = 60;
    private static final int MEGABYTES = 512;

    public IsolationLimits {
        if (time.isNegative() || time.isZero() || megabytes < 64) {
            throw new IllegalArgumentException("compiling takes some time and at least 64 megabytes");
        }
    }

    /** The defaults, or what the system properties say. */
    public static IsolationLimits configured() {
        return new IsolationLimits(Duration.ofSeconds(Integer.getInteger("payung.compile.seconds", SECONDS)),
                Integer.getInteger("payung.compile.megabytes", MEGABYTES));
    }
}
