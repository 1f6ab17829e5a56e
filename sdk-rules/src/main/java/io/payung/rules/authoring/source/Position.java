package io.payung.rules.authoring.source;

/**
 * A place in a product folder.
 *
 * @param file   path inside the folder
 * @param line   from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {

    /** The beginning of a file. */
    public static Position startOf(String file) {
        return new Position(file, 1, 1);
    }

    /** The same line, some characters further. */
    public Position plus(int characters) {
        return new Position(file, line, column + characters);
    }
}
