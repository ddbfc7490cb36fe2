package peyvand.analytical.lifetime;

import java.util.Arrays;

/**
 * Histories that are equal but for the money, counted; by repeats, then by age, then by recency, so that what depends on the
 * first two only can be reckoned once for neighbours.
 *
 * @param weights how many customers each stands for
 * @param of each customer, the group
 */
record Groups(int[] repeats, int[] recencies, int[] ages, int[] weights, int[] of) {

    static Groups of(int[] repeats, int[] recencies, int[] ages) {
        int[] order = new int[repeats.length];
        Arrays.setAll(order, i -> i);
        order = sorted(sorted(sorted(order, recencies), ages), repeats);

        int[] of = new int[order.length];
        int[] leaders = new int[order.length];
        int[] weights = new int[order.length];
        int size = 0;
        for (int row : order) {
            int before = size == 0 ? -1 : leaders[size - 1];
            if (before < 0
                    || repeats[row] != repeats[before]
                    || ages[row] != ages[before]
                    || recencies[row] != recencies[before]) {
                leaders[size++] = row;
            }
            weights[size - 1]++;
            of[row] = size - 1;
        }
        leaders = Arrays.copyOf(leaders, size);
        return new Groups(
                pick(repeats, leaders),
                pick(recencies, leaders),
                pick(ages, leaders),
                Arrays.copyOf(weights, size),
                of);
    }

    int size() {
        return weights.length;
    }

    /** Each so many-th, for a first look. */
    Groups thinned(int step) {
        int[] rows = new int[(size() + step - 1) / step];
        Arrays.setAll(rows, i -> i * step);
        return new Groups(
                pick(repeats, rows), pick(recencies, rows), pick(ages, rows), pick(weights, rows), new int[0]);
    }

    /** Stably, by counting; keys are counts of days, and small. */
    private static int[] sorted(int[] order, int[] keys) {
        int most = 0;
        for (int key : keys) {
            most = Math.max(most, key);
        }
        int[] places = new int[most + 2];
        for (int key : keys) {
            places[key + 1]++;
        }
        for (int key = 0; key <= most; key++) {
            places[key + 1] += places[key];
        }
        int[] sorted = new int[order.length];
        for (int row : order) {
            sorted[places[keys[row]]++] = row;
        }
        return sorted;
    }

    private static int[] pick(int[] column, int[] rows) {
        int[] picked = new int[rows.length];
        Arrays.setAll(picked, i -> column[rows[i]]);
        return picked;
    }
}
