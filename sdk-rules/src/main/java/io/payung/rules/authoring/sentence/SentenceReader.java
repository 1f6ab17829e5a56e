package io.payung.rules.authoring.sentence;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.RuleSetReader;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.RuleName;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.authoring.syntax.SyntaxException;
import io.payung.rules.authoring.syntax.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a rule file in sentences ({@code .dslr}). The first word of a rule says in which language it is. */
public final class SentenceReader {

    private final RuleSet set;
    private final Problems problems;
    private final Segments segments;
    private final Map<String, Dictionary> dictionaries = new HashMap<>();

    private SentenceReader(RuleSet set, Symbols symbols, Problems problems, Segments segments) {
        this.set = set;
        this.problems = problems;
        this.segments = segments;
        Dictionary.languages().forEach(language -> dictionaries.put(language, Dictionary.of(set, symbols, language)));
    }

    /** The rules of the file; each wrong sentence is a problem, and its rule is left out. */
    public static List<RuleNode> read(String file, String text, RuleSet set, Symbols symbols, Problems problems) {
        return new SentenceReader(set, symbols, problems, Segments.read(file, text)).rules();
    }

    private List<RuleNode> rules() {
        List<RuleNode> rules = new ArrayList<>();
        while (!segments.atEnd()) {
            try {
                rule().ifPresent(rules::add);
            } catch (SyntaxException e) {
                e.report(problems);
                segments.skipToRule();
            }
        }
        return rules;
    }

    private Optional<RuleNode> rule() {
        int before = problems.count();
        Segment head = segments.takeRule();
        Dictionary dictionary = dictionaries.get(head.language());
        RuleName name = name(head);
        Segment when = segments.take(Keyword.WHEN, dictionary.wording());
        List<Segment> lines = new ArrayList<>(List.of(when));
        while (segments.peekIs(Keyword.AND) || segments.peekIs(Keyword.OR)) {
            lines.add(segments.take(segments.peekIs(Keyword.AND) ? Keyword.AND : Keyword.OR, dictionary.wording()));
        }
        Segment then = segments.take(Keyword.THEN, dictionary.wording());
        Joined joined = Joined.of(lines, dictionary.wording());
        List<Condition> conditions = joined.groups().stream().map(group -> anyOf(group, dictionary)).toList();
        Optional<RuleNode.Call> call = one(then.sentence(), dictionary::decision);
        segments.take(Keyword.END, dictionary.wording()).mustBeBare();
        if (problems.count() > before || call.isEmpty()) {
            return Optional.empty();
        }
        Token factType = new Token(Token.Kind.NAME, RuleSetReader.factType(set), when.at());
        return Optional.of(new RuleNode(name.id(), name.text(), head.at(), factType, conditions, call.get()));
    }

    private Condition anyOf(List<List<Word>> sentences, Dictionary dictionary) {
        List<Condition> conditions = sentences.stream().flatMap(words -> one(words, dictionary::condition).stream()).toList();
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Any(conditions);
    }

    /** A wrong sentence is told, and the next one is read nevertheless. */
    private <T> Optional<T> one(List<Word> words, Function<List<Word>, T> read) {
        try {
            return Optional.of(read.apply(words));
        } catch (SyntaxException e) {
            e.report(problems);
            return Optional.empty();
        }
    }

    private static RuleName name(Segment head) {
        List<Word> words = head.words();
        if (words.size() != 1 || words.get(0).kind() != Word.Kind.QUOTED) {
            Position at = words.isEmpty() ? head.at() : words.get(0).at();
            throw new SyntaxException(at, "RULE_SYNTAX", "a rule has one name in quotes",
                    "write the name in quotes: \"ELG-001 younger than the minimum entry age\"");
        }
        return RuleName.of(words.get(0).at(), words.get(0).text());
    }
}
