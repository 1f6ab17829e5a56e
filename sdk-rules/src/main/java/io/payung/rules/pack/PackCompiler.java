package io.payung.rules.pack;

import io.payung.product.PackSource;
import java.nio.file.Path;

/**
 * Turns a product folder into a compiled pack. Called by the serving side, implemented by the authoring side and found by
 * {@link java.util.ServiceLoader}, so that a server with compiled packs needs no compiler. Safe for several threads.
 */
public interface PackCompiler {

    /** Whether it compiles in a process of its own, and so may be given what strangers wrote. */
    boolean isIsolated();

    /** Compiles the folder if it can, and tells every error and warning. */
    CheckReport check(Path folder);

    /** @throws PackProblems with every problem of the folder, each with file, line and column */
    CompiledPack compile(Path folder);

    /** Compiles an archived source again. @throws PackProblems with every problem of the source */
    CompiledPack compile(PackSource source);
}
