package peyvand.analytical.pivot;

import java.util.Arrays;

/** In which cells something was found, to be counted once however cells are put together. */
final class Counted {

    private static final int FIRST = 1 << 12;

    private int[] cells = new int[FIRST];
    private int[] found = new int[FIRST];
    private int size;

    void add(int cell, int what) {
        if (size > 0 && cells[size - 1] == cell && found[size - 1] == what) {
            return; // lines of one order come together
        }
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size + (size >> 1));
            found = Arrays.copyOf(found, size + (size >> 1));
        }
        cells[size] = cell;
        found[size++] = what;
    }

    /**
     * @param groupsOf each cell
     * @return by group, how many different ones are found in its cells
     */
    long[] by(int[][] groupsOf, int groups) {
        int all = 0;
        for (int i = 0; i < size; i++) {
            all = Math.addExact(all, groupsOf[cells[i]].length);
        }
        long[] pairs = new long[all];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int group : groupsOf[cells[i]]) {
                pairs[at++] = (long) group << Integer.SIZE | found[i];
            }
        }
        Arrays.parallelSort(pairs);
        long[] counts = new long[groups];
        for (int i = 0; i < all; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                counts[(int) (pairs[i] >> Integer.SIZE)]++;
            }
        }
        return counts;
    }
}
