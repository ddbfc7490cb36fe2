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

    private static final String BETWEEN = ",";

    private final boolean several;
    private final Map<String, Integer> wholes = new HashMap<>();
    private final List<int[]> parts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();

    /** @param several whether keys come several at once, with commas between */
    Keys(boolean several) {
        this.several = several;
    }

    /** The number of what comes: of a key, or of several together. */
    int of(String key) {
        Integer whole = wholes.get(key);
        if (whole == null) {
            whole = parts.size();
            wholes.put(key, whole);
            parts.add(
                    several
                            ? Arrays.stream(key.split(BETWEEN))
                                    .mapToInt(this::number)
                                    .toArray()
                            : new int[] {number(key)});
        }
        return whole;
    }

    private int number(String key) {
        Integer number = numbers.get(key);
        if (number == null) {
            number = keys.size();
            numbers.put(key, number);
            keys.add(key);
        }
        return number;
    }

    /** How many keys there are. */
    int size() {
        return keys.size();
    }

    /** Of each that came, the numbers of its keys. */
    int[][] parts() {
        return parts.toArray(int[][]::new);
    }

    /**
     * @param keys those with a place of their own, in their order
     * @param of each that came, from 1 on, or {@link Answer#OTHERS}; no place twice
     */
    record Places(List<String> keys, int[][] of) {

        static Places together() {
            return new Places(List.of(), new int[][] {{Answer.OTHERS}});
        }
    }

    /**
     * @param most so many get a place
     * @param values of each key: by which the largest are found, unless the dimension has an order of its own
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
        return new Places(
                chosen.stream().map(keys::get).toList(),
                parts.stream()
                        .map(of -> Arrays.stream(of)
                                .map(part -> places[part])
                                .distinct()
                                .toArray())
                        .toArray(int[][]::new));
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
