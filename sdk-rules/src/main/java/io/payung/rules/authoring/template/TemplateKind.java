package io.payung.rules.authoring.template;

/** In which format a new product's rules are written. */
public enum TemplateKind {
    /** Sentences, {@code .dslr}. */
    SENTENCES(".dslr");

    private final String ending;

    TemplateKind(String ending) {
        this.ending = ending;
    }

    /** Ending of its rule files, for example {@code .dslr}. */
    public String ending() {
        return ending;
    }
}
