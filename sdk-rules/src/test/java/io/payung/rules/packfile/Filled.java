package io.payung.rules.packfile;

import io.payung.decision.ReasonCode;
import io.payung.product.ProductId;
import io.payung.product.RuleSet;
import io.payung.product.terms.AnswerTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Values of any record with every component there and no two alike, found by reflection so that a new component is never forgotten. */
final class Filled {

    private final SortedSet<String> components = new TreeSet<>();
    private int count;
    private int depth;

    /** {@code Record.component} of everything that was filled. */
    SortedSet<String> components() {
        return components;
    }

    <T extends Record> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        count++;
        if (type instanceof ParameterizedType generic) {
            return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain == ProductId.class) {
            return ProductId.of("product-" + count);
        }
        if (plain == ReasonCode.class) {
            return ReasonCode.of("CODE_" + count);
        }
        if (plain == AnswerTest.class) {
            return test();
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        return plain.isEnum() ? constant(plain) : scalar(plain);
    }

    private Object constant(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        components.add(type.getSimpleName() + ": " + Arrays.toString(constants));
        return constants[count % constants.length];
    }

    private Object scalar(Class<?> type) {
        if (type == Object.class) {
            return List.of("text " + count, (long) count, new BigDecimal(count + ".50"), true, LocalDate.ofEpochDay(count)).get(count % 5);
        }
        Map<Class<?>, Object> values = new LinkedHashMap<>();
        values.put(String.class, "text \"" + count + "\" \u00e9\n");
        values.put(int.class, count);
        values.put(Integer.class, count);
        values.put(long.class, (long) count);
        values.put(boolean.class, true);
        values.put(BigDecimal.class, new BigDecimal(count + "E+3"));
        values.put(LocalDate.class, LocalDate.ofEpochDay(count));
        values.put(MonthDay.class, MonthDay.of(2, 29));
        values.put(Period.class, Period.of(1, count, 3));
        values.put(ZoneId.class, ZoneId.of("Asia/Makassar"));
        values.put(Currency.class, Currency.getInstance("IDR"));
        if (!values.containsKey(type)) {
            throw new AssertionError("tell how " + type + " is filled");
        }
        return values.get(type);
    }

    private Object collection(Class<?> type, Type[] of) {
        if (type == List.class) {
            return List.of(value(of[0]), value(of[0]));
        }
        if (type == SortedSet.class) {
            return new TreeSet<>(List.of((String) value(of[0]), (String) value(of[0])));
        }
        if (type != Map.class) {
            throw new AssertionError("tell how " + type + " is filled");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        List<?> keys = of[0] == RuleSet.class ? List.of(RuleSet.values()) : List.of("z" + count, "a" + count);
        keys.forEach(key -> map.put(key, value(of[1])));
        return map;
    }

    private AnswerTest test() {
        if (depth > 1) {
            return (AnswerTest) record(AnswerTest.Compare.class);
        }
        depth++;
        AnswerTest test = (AnswerTest) record(AnswerTest.Combined.class);
        depth--;
        return test;
    }

    private Object record(Class<?> type) {
        try {
            RecordComponent[] all = type.getRecordComponents();
            Object[] values = new Object[all.length];
            for (int index = 0; index < all.length; index++) {
                components.add(type.getSimpleName() + "." + all[index].getName() + ": " + all[index].getGenericType().getTypeName());
                values[index] = value(all[index].getGenericType());
            }
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(all).map(RecordComponent::getType).toArray(Class[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
