package peyvand.analytical.pivot;

/** Numbers ids as they come, from 0 on. Open addressing, at most half full. */
final class Numbering {

    private static final int FIRST_SIZE = 1 << 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] ids = new long[FIRST_SIZE];
    private int[] numbers = new int[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /** @param id not 0 */
    int of(long id) {
        int at = find(id);
        if (ids[at] == 0) {
            if (2 * size >= ids.length) {
                grow();
                at = find(id);
            }
            ids[at] = id;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    private int find(long id) {
        int at = (int) (id * SPREAD >>> Long.numberOfLeadingZeros(ids.length) + 1);
        while (ids[at] != 0 && ids[at] != id) {
            at = at + 1 & ids.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] were = ids;
        int[] numbered = numbers;
        ids = new long[2 * were.length];
        numbers = new int[2 * were.length];
        for (int i = 0; i < were.length; i++) {
            if (were[i] != 0) {
                int at = find(were[i]);
                ids[at] = were[i];
                numbers[at] = numbered[i];
            }
        }
    }
}
