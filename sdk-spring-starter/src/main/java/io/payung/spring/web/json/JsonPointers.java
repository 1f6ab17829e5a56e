package io.payung.spring.web.json;

/** Builds JSON pointers (RFC 6901). */
public final class JsonPointers {

    private JsonPointers() {}

    /** The pointer of a member. */
    public static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
