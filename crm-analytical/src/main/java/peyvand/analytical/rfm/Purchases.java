package peyvand.analytical.rfm;

import peyvand.analytical.statistic.Progress;

/** What some of the lines come to: of each customer the sum, the last day, and how many orders. */
final class Purchases {

    private static final int STRETCH = 1 << 18;
    private static final int BATCH = 1 << 8;
    private static final int LAST = 32;
    private static final long FREQUENCY = 0xFFFF_FFFFL;

    private final OrderLines lines;
    private final int asOf;
    private final int from;
    private final int to;

    /** Two for each customer, so that all that is known of one lies in one line of the cache: sum; last day and frequency. */
    private final long[] states;

    /** A bit for each order that was counted. */
    private final long[] counted;

    /** What is to be added next: where, the amount, and what it is as a state by itself. */
    private final int[] places = new int[BATCH];

    private final long[] sums = new long[BATCH];
    private final long[] additions = new long[BATCH];
    private long fetched;

    private Purchases(OrderLines lines, int asOf, int from, int to) {
        this.lines = lines;
        this.asOf = asOf;
        this.from = from;
        this.to = to;
        this.states = new long[2 * lines.customerCount()];
        this.counted = new long[(lines.orderCount() + Long.SIZE - 1) / Long.SIZE];
    }

    /** Those of the lines from one to another, the last not included, that are not later than a day. */
    static Purchases of(OrderLines lines, int asOf, int from, int to, Progress progress) {
        Purchases purchases = new Purchases(lines, asOf, from, to);
        for (int line = from; line < to; line += STRETCH) {
            progress.reached((double) (line - from) / (to - from));
            purchases.add(line, Math.min(to, line + STRETCH));
        }
        return purchases;
    }

    private void add(int first, int end) {
        int line = first;
        while (line < end) {
            int size = 0;
            while (line < end && size < BATCH) {
                int next = endOfOrder(line, end);
                if (lines.days()[line] <= asOf) {
                    take(line, next, size++);
                }
                line = next;
            }
            add(size);
        }
    }

    /** Lines of one order often stand together: their customer is looked up once. */
    private int endOfOrder(int line, int end) {
        int next = line + 1;
        while (next < end
                && lines.orders()[next] == lines.orders()[line]
                && lines.customers()[next] == lines.customers()[line]
                && lines.days()[next] == lines.days()[line]) {
            next++;
        }
        return next;
    }

    private void take(int line, int end, int place) {
        long sum = 0;
        boolean bought = false;
        for (int each = line; each < end; each++) {
            long amount = lines.amounts()[each];
            sum = Math.addExact(sum, amount);
            bought |= amount >= 0;
        }
        places[place] = 2 * lines.customers()[line];
        sums[place] = sum;
        additions[place] = bought ? state(code(lines.days()[line]), count(lines.orders()[line]) ? 1 : 0) : 0;
    }

    /** All are looked up before any is changed: the processor then waits for many at once, and not for each. */
    private void add(int size) {
        for (int i = 0; i < size; i++) {
            fetched += states[places[i]];
        }
        for (int i = 0; i < size; i++) {
            int at = places[i];
            states[at] = Math.addExact(states[at], sums[i]);
            long before = states[at + 1];
            states[at + 1] =
                    state(Math.max(last(before), last(additions[i])), frequency(before) + frequency(additions[i]));
        }
    }

    /** Whether that order was not counted before. */
    private boolean count(int order) {
        long before = counted[order / Long.SIZE];
        counted[order / Long.SIZE] = before | 1L << order;
        return (before & 1L << order) == 0;
    }

    /** Takes in what other lines come to; an order that stands in both is counted once. */
    Purchases and(Purchases other) {
        for (int at = 0; at < states.length; at += 2) {
            states[at] = Math.addExact(states[at], other.states[at]);
            states[at + 1] = state(
                    Math.max(last(states[at + 1]), last(other.states[at + 1])),
                    frequency(states[at + 1]) + frequency(other.states[at + 1]));
        }
        if (other.alsoCounts(counted)) {
            other.leaveOut(counted, states);
        }
        return this;
    }

    private boolean alsoCounts(long[] orders) {
        for (int i = 0; i < orders.length; i++) {
            if ((counted[i] & orders[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    private void leaveOut(long[] orders, long[] from) {
        for (int line = this.from; line < to; line++) {
            int order = lines.orders()[line];
            long bit = 1L << order;
            if ((counted[order / Long.SIZE] & orders[order / Long.SIZE] & bit) != 0) {
                counted[order / Long.SIZE] &= ~bit;
                from[2 * lines.customers()[line] + 1]--;
            }
        }
    }

    /** A frequency is the lower half of a state, so that one less is the state less one. */
    private static long state(long last, long frequency) {
        return last << LAST | frequency;
    }

    private static long last(long state) {
        return state >>> LAST;
    }

    /** A day as it stands in a state: later ones are more, and none is 0, whatever days count from. */
    private static long code(int day) {
        return (long) day - Integer.MIN_VALUE;
    }

    private static long frequency(long state) {
        return state & FREQUENCY;
    }

    long sum(int customer) {
        return states[2 * customer];
    }

    int frequency(int customer) {
        return (int) frequency(states[2 * customer + 1]);
    }

    /** Of no meaning without a purchase. */
    int last(int customer) {
        return (int) (last(states[2 * customer + 1]) + Integer.MIN_VALUE);
    }
}
