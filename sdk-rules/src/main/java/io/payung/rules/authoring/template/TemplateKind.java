package io.payung.rules.authoring.template;

/** In which format a new product's rules are written. */
public enum TemplateKind {
    /** Decision tables as workbooks, {@code .drl.xlsx}. Needs Apache POI. */
    TABLES(".drl.xlsx"),
    /** Decision tables as text, {@code .drl.csv}. */
    CSV_TABLES(".drl.csv"),
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
