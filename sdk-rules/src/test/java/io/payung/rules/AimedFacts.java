package io.payung.rules;

import io.payung.consent.Consent;
import io.payung.product.FactVocabulary;
import io.payung.product.Formula;
import io.payung.product.Product;
import io.payung.product.Question;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.rules.formula.FormulaEvaluator;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.RuleInfo;
import io.payung.rules.pack.RuleInfo.ConditionInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Facts at which rules change their mind: every number and date that a rule compares with, one less and one more, every value of every enumeration,
 * both flags, and nothing at all where a rule asks for nothing. Seeded.
 */
final class AimedFacts {

    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:[.][0-9]+)?)[LB]");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NULL = Pattern.compile("([A-Za-z.]+) [!=]= null");
    private static final Pattern AMOUNT = Pattern.compile("amounts[.]([A-Za-z0-9]+)");
    private static final BigDecimal DAYS = BigDecimal.valueOf(4_000_000);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Product product;
    private final RuleSet set;
    private final Random random;
    private final Map<String, Set<Object>> values = new TreeMap<>();
    private final Map<String, List<Object>> pools = new TreeMap<>();
    private final Set<String> mayBeAbsent = new TreeSet<>();

    AimedFacts(CompiledPack pack, RuleSet set, long seed) {
        this.product = pack.product();
        this.set = set;
        this.random = new Random(seed);
        List<RuleInfo> rules = pack.rules().sets().get(set).rules();
        rules.forEach(rule -> rule.conditions().forEach(this::collect));
        rules.forEach(rule -> rule.reads().forEach(this::known));
        mayBeAbsent.removeIf(name -> rules.stream().anyMatch(rule -> rule.reads().contains(name)));
        values.forEach((name, found) -> pools.put(name, List.copyOf(found)));
    }

    /** Any of the values for every name that a rule reads. */
    RuleFacts next() {
        Map<String, Object> facts = new TreeMap<>();
        pools.forEach((name, pool) -> {
            if (!mayBeAbsent.contains(name) || random.nextInt(3) > 0) {
                facts.put(name, any(pool));
            }
        });
        return RuleFacts.of(facts);
    }

    /** Other values for the names that are given. */
    RuleFacts vary(RuleFacts facts, Set<String> names) {
        Map<String, Object> varied = new TreeMap<>(facts.values());
        names.forEach(name -> varied.put(name, any(pools.get(name))));
        return RuleFacts.of(varied);
    }

    private Object any(List<Object> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    private void collect(ConditionInfo condition) {
        Matcher absent = NULL.matcher(condition.written());
        Set<String> names = new TreeSet<>(condition.reads());
        while (absent.find()) {
            names.add(absent.group(1));
            mayBeAbsent.add(absent.group(1));
        }
        List<String> texts = TEXT.matcher(condition.text()).results().map(match -> match.group(1)).toList();
        List<BigDecimal> numbers = numbers(condition.text());
        for (String name : names) {
            Set<Object> known = known(name);
            switch (type(name).kind()) {
                case WHOLE -> numbers.forEach(number -> around(number.longValue(), known));
                case NUMBER -> numbers.forEach(number -> Stream.of(number.subtract(BigDecimal.ONE), number.subtract(CENT), number, number.add(CENT),
                        number.add(BigDecimal.ONE)).forEach(known::add));
                // A number beside the date may be of something else, and no day at all.
                case DATE -> numbers.stream().filter(number -> number.abs().compareTo(DAYS) < 0).forEach(number -> Stream.of(-1, 0, 1)
                        .forEach(days -> known.add(LocalDate.ofEpochDay(number.longValue() + days))));
                case TEXT -> known.addAll(texts);
                default -> { }
            }
        }
    }

    private static void around(long number, Set<Object> known) {
        known.addAll(List.of(number - 1, number, number + 1));
    }

    /** The literals, and the amounts that depend on parameters alone. */
    private List<BigDecimal> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        NUMBER.matcher(TEXT.matcher(text).replaceAll("")).results().forEach(match -> numbers.add(new BigDecimal(match.group(1))));
        Matcher amount = AMOUNT.matcher(text.replace("amounts.number(\"", "amounts."));
        while (amount.find()) {
            Formula formula = product.amounts().get(amount.group(1));
            if (product.parameters().keySet().containsAll(formula.reads())) {
                Map<String, Object> inputs = new TreeMap<>();
                formula.reads().forEach(name -> inputs.put(name, new BigDecimal(product.parameters().get(name).value().toString())));
                numbers.add(new FormulaEvaluator(product.rounding().mode()).evaluate(formula, inputs));
            }
        }
        return numbers;
    }

    /** The values of a name that no rule has to mention. */
    private Set<Object> known(String name) {
        return values.computeIfAbsent(name, key -> new LinkedHashSet<>(switch (type(key).kind()) {
            case WHOLE -> List.of(0L, 1L, 2L);
            case NUMBER -> List.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("1E+6"), new BigDecimal("1234567.89"));
            case FLAG -> List.of(false, true);
            case DATE -> List.of(LocalDate.of(2026, 6, 1), LocalDate.of(2028, 2, 29));
            case TEXT -> enumeration(key);
        }));
    }

    private List<String> enumeration(String name) {
        List<String> found = new ArrayList<>(List.of("something-else"));
        Question question = question(name);
        if (question != null) {
            found.addAll(question.choices());
        }
        found.addAll(switch (name) {
            case "plan" -> product.plans().keySet();
            case "benefit" -> product.benefits().keySet();
            case "life.role" -> product.lives().keySet();
            case "life.sex", "applicant.sex" -> List.of("female", "male");
            case "language" -> product.languages().all();
            case "by" -> Arrays.stream(Consent.Party.values()).map(Consent.Party::key).toList();
            case "event.consequence" -> product.benefits().values().stream().flatMap(benefit -> benefit.consequences().stream()).toList();
            default -> List.<String>of();
        });
        return found;
    }

    private ValueType type(String name) {
        Question question = question(name);
        if (question != null) {
            return question.type();
        }
        return name.startsWith("lives.countOf.") ? ValueType.INTEGER : FactVocabulary.of(set).get(name);
    }

    private Question question(String name) {
        return name.startsWith("answers.") ? product.questions().get(name.substring("answers.".length())) : null;
    }
}
