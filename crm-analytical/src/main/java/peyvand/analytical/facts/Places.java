package peyvand.analytical.facts;

import java.util.Arrays;

/** At which place each id stands. */
final class Places {

    static final int NONE = -1;

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final long[] ids;
    private final int[] places;
    private final int shift;

    /** @param ids no two alike */
    Places(long[] ids) {
        int bits = Math.max(1, 33 - Integer.numberOfLeadingZeros(ids.length));
        this.ids = ids;
        places = new int[1 << bits];
        shift = Long.SIZE - bits;
        Arrays.fill(places, NONE);
        for (int place = 0; place < ids.length; place++) {
            places[slot(ids[place])] = place;
        }
    }

    /** @return the place, or {@link #NONE} */
    int of(long id) {
        return places[slot(id)];
    }

    private int slot(long id) {
        int slot = (int) (id * SCATTER >>> shift);
        while (places[slot] != NONE && ids[places[slot]] != id) {
            slot = slot + 1 & places.length - 1;
        }
        return slot;
    }
}
