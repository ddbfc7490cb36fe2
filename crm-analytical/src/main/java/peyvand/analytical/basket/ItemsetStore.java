package peyvand.analytical.basket;

import java.util.Arrays;
import java.util.List;

/** Keeps the sets that one thread finds: one after the other its size, its count and its items, ascending. */
final class ItemsetStore implements Found {

    /** Numbers that are kept of a set besides its items. */
    private static final int MORE = 2;

    private static final int FIRST_LENGTH = 1 << 12;

    private int[] numbers = new int[FIRST_LENGTH];
    private int length;
    private int sets;

    /** What was found of which part begins where. */
    private int[] parts = new int[FIRST_LENGTH];

    private int[] begins = new int[FIRST_LENGTH];
    private int begun;

    @Override
    public void part(int part) {
        if (begun == parts.length) {
            parts = Arrays.copyOf(parts, 2 * begun);
            begins = Arrays.copyOf(begins, 2 * begun);
        }
        parts[begun] = part;
        begins[begun++] = length;
    }

    @Override
    public void set(int[] items, int size, int count) {
        if (length + size + MORE > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(numbers.length, 2));
        }
        sets++;
        numbers[length++] = size;
        numbers[length++] = count;
        int begin = length;
        for (int i = 0; i < size; i++) {
            int item = items[i];
            int at = length++;
            for (; at > begin && numbers[at - 1] > item; at--) {
                numbers[at] = numbers[at - 1];
            }
            numbers[at] = item;
        }
    }

    /** Once more are needed when all are put together. */
    @Override
    public long bytes() {
        return 2L * numbers.length * Integer.BYTES;
    }

    /** What it takes to keep so many, at most: there may be room for twice as many. */
    static long bytes(ItemsetCounts counts) {
        long ints = 0;
        for (int size = 1; size <= counts.bySize().length; size++) {
            ints += counts.bySize()[size - 1] * (size + MORE);
        }
        return 2 * 2 * ints * Integer.BYTES;
    }

    /** How many sets could be kept in so much memory, if all had but one item. */
    static long most(long bytes) {
        return bytes / (2 * (1 + MORE) * Integer.BYTES);
    }

    /** All of them, in the order of the parts. */
    static Itemsets together(List<ItemsetStore> stores, int baskets, int longest, boolean cut) {
        int parts = stores.stream().mapToInt(store -> store.begun).sum();
        int sets = stores.stream().mapToInt(store -> store.sets).sum();
        int ints = stores.stream().mapToInt(store -> store.length).sum();
        ItemsetStore[] holders = new ItemsetStore[parts];
        int[] places = new int[parts];
        for (ItemsetStore store : stores) {
            for (int i = 0; i < store.begun; i++) {
                holders[store.parts[i]] = store;
                places[store.parts[i]] = i;
            }
        }
        int[] offsets = new int[sets + 1];
        int[] counts = new int[sets];
        int[] items = new int[ints - MORE * sets];
        int set = 0;
        for (int part = 0; part < parts; part++) {
            int[] numbers = holders[part].numbers;
            int end = holders[part].end(places[part]);
            for (int at = holders[part].begins[places[part]]; at < end; at += MORE + numbers[at]) {
                int size = numbers[at];
                counts[set] = numbers[at + 1];
                System.arraycopy(numbers, at + MORE, items, offsets[set], size);
                offsets[set + 1] = offsets[set] + size;
                set++;
            }
        }
        return new Itemsets(offsets, items, counts, baskets, longest, cut);
    }

    private int end(int place) {
        return place + 1 < begun ? begins[place + 1] : length;
    }
}
