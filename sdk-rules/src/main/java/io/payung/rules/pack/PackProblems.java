package io.payung.rules.pack;

import io.payung.fault.PayungException;
import java.util.List;
import java.util.stream.Collectors;

/** A product folder that cannot be served, with all its problems at once; its code is {@code PACK_INVALID}. */
public final class PackProblems extends PayungException {

    /** The code of this exception. */
    public static final String CODE = "PACK_INVALID";

    private final transient List<Problem> problems;

    public PackProblems(List<Problem> problems) {
        super(CODE, describe(problems));
        this.problems = problems.stream().sorted().toList();
    }

    /** In the order of path, line and column; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n", count + " in the product\n", ""));
    }
}
