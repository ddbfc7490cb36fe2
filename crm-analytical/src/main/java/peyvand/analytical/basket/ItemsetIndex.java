package peyvand.analytical.basket;

/** Finds a set among itemsets. A subset is asked for by the set it is of, and which of that one's items it has. */
final class ItemsetIndex {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Itemsets sets;
    private final long[] hashes;

    /** The number of a set, plus one, at the place that its hash leads to or after. */
    private final int[] slots;

    ItemsetIndex(Itemsets sets) {
        this.sets = sets;
        hashes = new long[sets.size()];
        slots = new int[Integer.highestOneBit(Math.max(1, Math.min(sets.size(), 1 << 28))) * 4];
        for (int set = 0; set < hashes.length; set++) {
            hashes[set] = hash(set, -1);
            int slot = slot(hashes[set]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = set + 1;
        }
    }

    /**
     * In how many baskets those items of a set are.
     *
     * @param positions the items, a bit for each by its place in the set; one or more
     * @return 0 where that set is not among them
     */
    int count(int set, int positions) {
        long hash = hash(set, positions);
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int candidate = slots[slot] - 1;
            if (hashes[candidate] == hash && isSame(candidate, set, positions)) {
                return sets.count(candidate);
            }
        }
        return 0;
    }

    private boolean isSame(int candidate, int set, int positions) {
        int size = sets.size(candidate);
        if (size != Integer.bitCount(positions)) {
            return false;
        }
        int left = positions;
        for (int i = 0; i < size; i++, left &= left - 1) {
            if (sets.item(candidate, i) != sets.item(set, Integer.numberOfTrailingZeros(left))) {
                return false;
            }
        }
        return true;
    }

    /** The same whatever the order, and without what is left out. */
    private long hash(int set, int positions) {
        long hash = 0;
        int size = sets.size(set);
        for (int i = 0; i < size; i++) {
            if ((positions >>> i & 1) != 0) {
                hash += mixed(sets.item(set, i));
            }
        }
        return hash;
    }

    /** Stafford's thirteenth mixer of 64 bits, as in {@link java.util.SplittableRandom}. */
    private static long mixed(int item) {
        long bits = (item + 1) * GOLDEN;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 32) & slots.length - 1;
    }
}
