package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Somebody who reads the guide from top to bottom and does what each block says. */
final class GuideReader {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String ANYTHING = "…";

    private final Path home;
    private final String language;
    private final String track;
    private String digest = "";

    GuideReader(Path home, String language, String track) {
        this.home = home;
        this.language = language;
        this.track = track;
    }

    void follow(GuideBlock block) {
        switch (block.kind()) {
            case "console" -> type(block.text());
            case "diff" -> edit(home.resolve(block.file()), block.text());
            case "row" -> fill(home.resolve(block.file()), block.text());
            case "csv" -> save(block);
            case "yaml", "drl" -> compare(block);
            // Both stand in a test of their own.
            case "java", "sh" -> assertThat(block.file()).isEmpty();
            default -> throw new AssertionError("nobody knows how to try a block of " + block.kind());
        }
    }

    private void type(String session) {
        for (String step : session.split("(?m)^\\$ ")) {
            if (!step.isEmpty()) {
                int end = step.indexOf('\n');
                String answer = run(step.substring(0, end));
                assertThat(answer).as(step.substring(0, end)).matches(shape(step.substring(end + 1)));
            }
        }
    }

    private String run(String line) {
        List<String> words = new ArrayList<>(WORD.matcher(line).results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1)).toList());
        assertThat(words.remove(0)).isEqualTo("payung");
        boolean begins = words.get(0).equals("new");
        words.replaceAll(word -> word.matches("(family-benefit|santunan-keluarga)(/.*)?") ? home.resolve(word).toString() : word);
        words.addAll(List.of("--language", language));
        if (begins) {
            words.addAll(List.of("--rules", track));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PayungCommand.run(words, new Console(new PrintWriter(out), new PrintWriter(err), false));
        assertThat(err.toString()).as(line).isEmpty();
        String answer = out.toString().replace(home + "/", "");
        Matcher named = DIGEST.matcher(answer);
        digest = named.find() ? named.group() : digest;
        return answer;
    }

    /** Three dots stand for anything; on a line of their own, for any lines. */
    private Pattern shape(String answer) {
        String written = track.equals("tables") ? answer.replace(" sentences;", " tables;") : answer;
        String shape = written.lines().map(line -> line.equals(ANYTHING) ? "(?:[^\n]*\n)*?"
                : Arrays.stream(line.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining("[^\n]*")) + "\n").collect(Collectors.joining());
        return Pattern.compile(shape + "\n*");
    }

    private void edit(Path file, String change) {
        String before = lines(change, "[ -].*|");
        String after = lines(change, "[ +].*|").replace(ANYTHING, digest);
        String text = read(file);
        if (before.isEmpty()) {
            write(file, text + after);
            return;
        }
        // The end of the last line may be left out, because prose goes on after it.
        String there = text.contains(before) ? before : before.stripTrailing();
        assertThat(text.split(Pattern.quote(there), -1)).as(file + " has once " + before).hasSize(2);
        write(file, text.replace(there, there.equals(before) ? after : after.stripTrailing()));
    }

    private static String lines(String change, String kept) {
        return change.lines().filter(line -> line.matches(kept)).map(line -> line.substring(1) + "\n").collect(Collectors.joining());
    }

    private void fill(Path file, String row) {
        String[] cells = Arrays.stream(row.strip().split("\\|")).map(String::strip).toArray(String[]::new);
        try {
            XSSFWorkbook workbook;
            try (InputStream in = Files.newInputStream(file)) {
                workbook = new XSSFWorkbook(in);
            }
            XSSFSheet sheet = workbook.getSheetAt(0);
            XSSFRow last = sheet.getRow(sheet.getLastRowNum());
            boolean again = last.getCell(0).getStringCellValue().equals(cells[0]);
            XSSFRow target = again ? last : sheet.createRow(sheet.getLastRowNum() + 1);
            for (int column = 0; column < cells.length; column++) {
                if (!cells[column].isEmpty()) {
                    target.createCell(column).setCellValue(cells[column]);
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
            workbook.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void save(GuideBlock block) {
        if (!block.file().isEmpty()) {
            assertThat(home.resolve(block.file())).doesNotExist();
            write(home.resolve(block.file()), block.text());
        }
    }

    private void compare(GuideBlock block) {
        if (block.file().equals("schema")) {
            String path = block.text().strip().replaceFirst(".*=\\.\\./payung/", "");
            assertThat(REPOSITORY.resolve(path)).isRegularFile();
            return;
        }
        boolean ours = block.file().startsWith("samples/");
        assertThat(read((ours ? REPOSITORY : home).resolve(block.file()))).contains(block.text());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
