package io.payung.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and methods of every module stay short: quality shows in the tail. */
class SourceLengthTest {
    private static final int FILE = 400;
    private static final int METHOD = 30;
    private static final int RULE = 15;
    @TempDir
    private Path folder;

    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertThat(longFiles(Sources.root())).isEmpty();
    }

    @Test
    void noMethodIsLongerThanThirtyLines() {
        assertThat(longMethods(Sources.root())).isEmpty();
    }

    @Test
    void noRuleIsLongerThanFifteenLines() {
        assertThat(longRules(Sources.root())).isEmpty();
    }

    @Test
    void looksAtTheSourcesOfSeveralModules() {
        assertThat(Sources.ending(Sources.root(), ".java")).hasSizeGreaterThan(100);
        assertThat(Sources.ending(Sources.root(), ".java").stream().map(Sources.root()::relativize).map(path -> path.getName(0)).distinct())
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"399,0", "400,0", "401,1"})
    void findsAFileOfFourHundredAndOneLines(int lines, int found) throws IOException {
        Files.writeString(folder.resolve("a.js"), "//\n".repeat(lines));
        Files.writeString(folder.resolve("a.drl"), "//\n".repeat(lines));
        Files.writeString(folder.resolve("A.java"), "//\n".repeat(lines));

        assertThat(longFiles(folder)).hasSize(3 * found).allSatisfy(text -> assertThat(text).contains(":401 "));
    }

    @ParameterizedTest
    @CsvSource({"29,0", "30,0", "31,1"})
    void findsAMethodOfThirtyOneLines(int lines, int found) throws IOException {
        String method = "  /** Not\n   * counted. */\n  @Deprecated(\n  since = \"1\")\n  void m() {\n" + "    ;\n".repeat(lines - 2) + "  }\n";
        Files.writeString(folder.resolve("A.java"), "class A {\n" + method + "  Object o = new Object() {\n" + method + "  };\n}\n");

        assertThat(longMethods(folder)).hasSize(2 * found).allSatisfy(text -> assertThat(text).contains("A.java:").contains("m has 31"));
    }

    @ParameterizedTest
    @CsvSource({"src/test/java,return 1,0", "src/test/java,int i = 1; return i,1", "src/main/java,return 1,1"})
    void letsATestListItsCasesInOneStatement(String place, String start, int found) throws IOException {
        Path java = Files.createDirectories(folder.resolve(place)).resolve("A.java");
        Files.writeString(java, "class A {\n  int m() {\n    " + start + "\n" + "      + 1\n".repeat(40) + "    ;\n  }\n}\n");

        assertThat(longMethods(folder)).hasSize(found);
    }

    @Test
    void saysWhereTheMethodBegins() throws IOException {
        Files.writeString(folder.resolve("A.java"), "\nclass A {\n  A() {\n" + "    ;\n".repeat(40) + "  }\n}\n");

        assertThat(longMethods(folder)).containsExactly("A.java:3 <init> has 42 lines");
    }

    @ParameterizedTest
    @CsvSource({"14,0", "15,0", "16,1"})
    void findsARuleOfSixteenLines(int lines, int found) throws IOException {
        Files.writeString(folder.resolve("a.drl"), "// head\nrule \"A\"\n" + "// when\n".repeat(lines - 2) + "then x; end\nrule \"B\" when then end\n");

        assertThat(longRules(folder)).hasSize(found).allSatisfy(text -> assertThat(text).isEqualTo("a.drl:2 a rule of 16 lines"));
    }

    private static List<String> longFiles(Path root) {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.ending(root, ".java", ".js", ".drl")) {
            int lines = Sources.lines(file).size();
            if (lines > FILE) {
                found.add(root.relativize(file) + ":" + lines + " the file has " + lines + " lines");
            }
        }
        return found;
    }

    private static List<String> longRules(Path root) {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.ending(root, ".drl")) {
            List<String> lines = Sources.lines(file);
            int start = -1;
            for (int i = 0; i < lines.size(); i++) {
                start = lines.get(i).startsWith("rule ") ? i : start;
                boolean ends = start >= 0 && lines.get(i).strip().matches("(?s)(.*[ ;])?end");
                if (ends && i - start + 1 > RULE) {
                    found.add(root.relativize(file) + ":" + (start + 1) + " a rule of " + (i - start + 1) + " lines");
                }
                start = ends ? -1 : start;
            }
        }
        return found;
    }

    private static List<String> longMethods(Path root) {
        List<Path> files = Sources.ending(root, ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, diagnostic -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String name = root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
                new MethodLengths(unit, positions, name, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static final class MethodLengths extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;
        private final List<String> found;

        private MethodLengths(CompilationUnitTree unit, SourcePositions positions, String file, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.file = file;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            // Annotations come first and may hold a table, which is allowed to be long.
            boolean annotated = !method.getModifiers().getAnnotations().isEmpty();
            long start = annotated ? positions.getEndPosition(unit, method.getModifiers()) + 1 : positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            if (start >= 0 && end >= 0) {
                long first = unit.getLineMap().getLineNumber(start);
                long lines = unit.getLineMap().getLineNumber(end) - first + 1;
                if (lines > METHOD && !isTable(method)) {
                    found.add(file + ":" + first + " " + method.getName() + " has " + lines + " lines");
                }
            }
            return super.visitMethod(method, nothing);
        }

        /** A test may list its cases in one statement, however many there are: that is no procedure. */
        private boolean isTable(MethodTree method) {
            return file.contains("src/test/")
                    && method.getBody() != null
                    && method.getBody().getStatements().size() == 1
                    && method.getBody().getStatements().get(0).getKind() == Tree.Kind.RETURN;
        }
    }
}
