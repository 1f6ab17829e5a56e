package io.payung.rules.authoring.isolated;

import java.time.Duration;
import java.util.List;

/** A server that waits for a child that hangs, to be killed by a test. */
final class HostileParent {

    private HostileParent() {}

    public static void main(String[] arguments) {
        IsolationLimits limits = new IsolationLimits(Duration.ofMinutes(10), 64);
        ChildClassPath watching = new ChildClassPath(ChildClassPath.find().entries(), HostileChild.class.getName(), List.of("-Dpayung.does=watch and hang"));
        new Workshop(limits, home -> ChildCommand.of(watching, limits, home)).ask(Requests.of("parent"));
    }
}
