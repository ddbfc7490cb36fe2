package peyvand.analytical.pivot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The keys of a dimension as they come, and those of them that get a place of their own. */
final class Keys {

    private static final int DAYS = 7;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();

    int of(String key) {
        Integer number = numbers.get(key);
        if (number == null) {
            number = keys.size();
            numbers.put(key, number);
            keys.add(key);
        }
        return number;
    }

    int size() {
        return keys.size();
    }

    /**
     * @param keys those with a place of their own, in their order
     * @param of each key, from 1 on, or {@link Answer#OTHERS}
     */
    record Places(List<String> keys, int[] of) {}

    /**
     * @param most so many get a place
     * @param values by which the largest are found, unless the dimension has an order of its own
     */
    Places places(Dimension dimension, boolean jalali, int most, @Nullable BigDecimal[] values) {
        List<Integer> chosen = IntStream.range(0, keys.size())
                .boxed()
                .sorted(dimension.isOrdered() ? inOrder(dimension, jalali) : largestFirst(values))
                .toList();
        int left = Math.max(0, chosen.size() - most);
        chosen = dimension.isTime() ? chosen.subList(left, chosen.size()) : chosen.subList(0, chosen.size() - left);
        int[] places = new int[keys.size()];
        Arrays.fill(places, Answer.OTHERS);
        for (int i = 0; i < chosen.size(); i++) {
            places[chosen.get(i)] = i + 1;
        }
        return new Places(chosen.stream().map(keys::get).toList(), places);
    }

    private Comparator<Integer> largestFirst(@Nullable BigDecimal[] values) {
        return Comparator.<Integer, BigDecimal>comparing(
                        number -> values[number], Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(keys::get);
    }

    /** What is unknown stands last. */
    private Comparator<Integer> inOrder(Dimension dimension, boolean jalali) {
        return Comparator.<Integer, Boolean>comparing(number -> keys.get(number).equals(Dimension.UNKNOWN))
                .thenComparing(number -> {
                    String key = keys.get(number);
                    return dimension == Dimension.WEEKDAY && jalali && !key.isEmpty() ? fromSaturday(key) : key;
                });
    }

    private static String fromSaturday(String day) {
        return String.valueOf((Integer.parseInt(day) + 1) % DAYS);
    }
}
