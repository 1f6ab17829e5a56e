package io.payung.rules.hostile;

/** What {@code decision} is to an engine that is given rules as their author wrote them. Public, because rules reach only what is public. */
public final class LooseDecision {

    public void decline(Object code) {}

    public void exclude(Object target, Object code) {}
}
