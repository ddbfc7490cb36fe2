package peyvand.analytical.pivot;

import java.math.BigDecimal;
import java.util.Arrays;

/** Sums by place, exact to a ten-thousandth however large they grow. */
final class Amounts {

    private static final int UNIT = 10_000;
    private static final int DECIMALS = 4;

    private long[] whole;
    private long[] parts;

    Amounts(int places) {
        whole = new long[places];
        parts = new long[places];
    }

    void add(int place, double amount) {
        if (place >= whole.length) {
            int more = Math.max(place + 1, 2 * whole.length);
            whole = Arrays.copyOf(whole, more);
            parts = Arrays.copyOf(parts, more);
        }
        long rounded = Math.round(amount * UNIT);
        whole[place] += rounded / UNIT;
        parts[place] += rounded % UNIT;
    }

    /** Adds the sum of a place of another. */
    void add(int place, Amounts other, int from) {
        if (from < other.whole.length) {
            whole[place] += other.whole[from];
            parts[place] += other.parts[from];
        }
    }

    BigDecimal get(int place) {
        return place >= whole.length
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.valueOf(whole[place]).add(BigDecimal.valueOf(parts[place], DECIMALS));
    }
}
