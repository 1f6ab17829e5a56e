package io.payung.rules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of code of the guide.
 *
 * @param kind  what the block is written in
 * @param track the format of rules whose readers it is for, or empty for all
 * @param file  what it is part of, or empty
 */
record GuideBlock(String kind, String track, String file, String text) {

    private static final Pattern BLOCK = Pattern.compile("^```([a-z]+)(?: (sentences|tables))?(?: ([^\n ]+))?\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("^```", Pattern.MULTILINE);

    static List<GuideBlock> of(String readme) {
        try {
            String text = Files.readString(Path.of(readme));
            List<GuideBlock> blocks = BLOCK.matcher(text).results()
                    .map(found -> new GuideBlock(found.group(1), orEmpty(found.group(2)), orEmpty(found.group(3)), found.group(4))).toList();
            if (FENCE.matcher(text).results().count() != 2L * blocks.size()) {
                throw new AssertionError(readme + " has a block whose first line is not understood");
            }
            return blocks;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    boolean isFor(String reader) {
        return track.isEmpty() || track.equals(reader);
    }
}
