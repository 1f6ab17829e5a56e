package io.payung.rules.hostile;

import io.payung.product.RuleSet;
import io.payung.rules.HostileRoutes;
import io.payung.rules.fact.EligibilityFacts;
import io.payung.rules.fact.RuleSink;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/** Drools without any guard: builds rules as their author wrote them, and decides with them. */
final class StockEngine {

    private static final String HEADER = "package payung.pack.eligibility;\nimport io.payung.rules.fact.EligibilityFacts;\n"
            + "global io.payung.rules.hostile.LooseDecision decision;\n";
    private static final Map<String, Object> FACTS = Map.of("plan", "plus", "channel", "x".repeat(60), "held.overlaps", true, "held.sumInsured",
            BigDecimal.TEN);

    private StockEngine() {}

    /** The facts are bound to {@code $f}, as a re-emission without an allow-list would do. */
    static String decide(String rules) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem().write("src/main/resources/rules.drl", HEADER + rules.replace("when EligibilityFacts(",
                "when $f : EligibilityFacts("));
        var builder = services.newKieBuilder(files, StockEngine.class.getClassLoader()).buildAll(ExecutableModelProject.class);
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            return "refused: " + errors.get(0).getText().replaceAll("\\s+", " ");
        }
        KieSession session = services.newKieContainer(builder.getKieModule().getReleaseId(), StockEngine.class.getClassLoader()).newKieSession();
        if (!session.getKieBase().getKiePackages().isEmpty()) {
            session.setGlobal("decision", new LooseDecision());
        }
        session.insert(new EligibilityFacts(HostileRoutes.facts(RuleSet.ELIGIBILITY, FACTS), new RuleSink()));
        return "fired " + session.fireAllRules();
    }

    /** Expands a sheet as Drools does; its snippets have parameters by name, which no rule of an attack needs. */
    static String table(String csv) {
        String drl = new SpreadsheetCompiler().compile(new java.io.ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), InputType.CSV);
        return decide(drl.substring(drl.indexOf('\n') + 1));
    }

    /** Expands sentences by the regular expressions of one mapping, {@code sentence -> condition}. */
    static String sentences(String dslr, String mapping) throws IOException {
        String[] pair = mapping.split(" -> ", 2);
        DSLTokenizedMappingFile dsl = new DSLTokenizedMappingFile();
        dsl.parseAndLoad(new StringReader("[when]" + pair[0] + "=EligibilityFacts( " + (pair.length > 1 ? pair[1] : "") + " )\n"
                + "[then]decline because {code}=decision.decline(\"{code}\");\n"));
        DefaultExpander expander = new DefaultExpander();
        expander.addDSLMapping(dsl.getMapping());
        return decide(expander.expand(new StringReader(dslr)));
    }
}
