package io.payung.rules.bytecode;

/** Ends the look through a class at the first thing that is not on the list. */
final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 300;

    /** @param what the member and what it does there, for example {@code test(…) calls java/lang/Runtime.exec(…)} */
    NotAllowed(String what) {
        super(shown(what), null, false, false);
    }

    /** What a stranger's class brings is shown shortened and without characters that could look like another line. */
    static String shown(String text) {
        String plain = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        return plain.replaceAll("[^\\x20-\\x7E…]", "?");
    }
}
