package io.payung.rules.authoring.dialect;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.fact.EligibilityFacts;
import io.payung.rules.pack.CompiledRules.CompiledSet;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.RuleInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles canonical DRL as executable model. Whatever Drools says against it is our own fault, told with the name of the rule; any
 * Throwable is a problem, never a pack. Safe for several threads.
 */
public final class DroolsCompiler {

    private static final AtomicLong BUILDS = new AtomicLong();

    private DroolsCompiler() {}

    /** The compiled rules; empty of rule sets after a problem was noted. */
    public static CompiledRules compile(List<CheckedRules> checked, Problems problems) {
        Map<RuleSet, String> texts = new EnumMap<>(RuleSet.class);
        checked.stream().filter(one -> !one.rules().isEmpty()).forEach(one -> texts.put(one.set(),
                CanonicalDrl.write(one.set(), one.rules())));
        try {
            return compiled(checked, texts, build(texts));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            blame(checked, e, problems);
            return new CompiledRules(Map.of(), Map.of());
        }
    }

    private static CompiledRules compiled(List<CheckedRules> checked, Map<RuleSet, String> texts, Map<String, byte[]> module) {
        Map<String, byte[]> classes = new TreeMap<>();
        module.forEach((path, bytes) -> {
            if (path.startsWith(CanonicalDrl.ROOT.replace('.', '/')) && path.endsWith(".class")) {
                classes.put(path.substring(0, path.length() - ".class".length()).replace('/', '.'), bytes);
            }
        });
        List<String> models = module.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/drools-model"))
                .flatMap(entry -> new String(entry.getValue(), StandardCharsets.UTF_8).lines())
                .toList();
        Map<RuleSet, CompiledSet> sets = new EnumMap<>(RuleSet.class);
        for (CheckedRules rules : checked) {
            String text = texts.get(rules.set());
            if (text != null) {
                String prefix = CanonicalDrl.packageOf(rules.set()) + ".";
                String model = models.stream().filter(name -> name.startsWith(prefix)).findFirst().orElseThrow();
                sets.put(rules.set(), new CompiledSet(model, rules.rules(), text));
            }
        }
        return new CompiledRules(sets, classes);
    }

    /** Compiles each rule alone, because the engine's messages name no rule. */
    private static void blame(List<CheckedRules> checked, Throwable whole, Problems problems) {
        int before = problems.count();
        for (CheckedRules rules : checked) {
            for (RuleInfo rule : rules.rules()) {
                try {
                    build(Map.of(rules.set(), CanonicalDrl.write(rules.set(), List.of(rule))));
                } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                    report(new Position(rule.place().file(), rule.place().line(), rule.place().column(), rule.place().cell()), "the rule \"" + rule.id()
                            + "\"", e, problems);
                }
            }
        }
        if (problems.count() == before) {
            report(Position.startOf("product.yaml"), "the product", whole, problems);
        }
    }

    private static void report(Position at, String what, Throwable fault, Problems problems) {
        String message = String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
        problems.error(at, "ENGINE_REFUSED_RULE", what + " was understood but not compiled: " + message,
                "this is a fault of the SDK; please report it with the rule");
    }

    /** The files of the compiled module. Locked, because the engine's builder shares state. */
    private static synchronized Map<String, byte[]> build(Map<RuleSet, String> texts) throws IOException {
        if (texts.isEmpty()) {
            return Map.of();
        }
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.payung.pack", "pack-" + BUILDS.incrementAndGet(), "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        texts.forEach((set, text) -> files.write("src/main/resources/" + CanonicalDrl.packageOf(set).replace('.', '/') + "/rules.drl",
                text));
        try {
            KieBuilder builder = services.newKieBuilder(files, EligibilityFacts.class.getClassLoader())
                    .buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR, Message.Level.WARNING);
            if (!errors.isEmpty()) {
                throw new IllegalStateException(errors.get(0).getText());
            }
            return unzip(((InternalKieModule) builder.getKieModule()).getBytes());
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static Map<String, byte[]> unzip(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
