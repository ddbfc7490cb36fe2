package peyvand.analytical.basket;

import java.util.Arrays;
import peyvand.analytical.basket.Mined.Limit;

/**
 * One thread's search for frequent itemsets, in depth: all sets whose rarest item is a given one, by the bits of the
 * baskets in which each other item stands beside it.
 *
 * <p>Eclat (Zaki, IEEE Trans. Knowl. Data Eng. 12, 2000) over bitmaps of projected baskets; where a prefix has become rare
 * among the baskets its bitmaps are about, they are projected again, to its own baskets alone. Of few items, all bitmaps of two
 * are there already ({@link Beside}).
 */
final class Search {

    /** So many times as short must bitmaps become, at least, that they are worth being written anew. */
    private static final int WORTH = 4;

    private static final int STRIDE = 1 << 18;
    private static final int LITTLE = 1 << 6;

    private final Projections data;
    private final int leastCount;
    private final Found found;
    private final Meter meter;
    private final Crew crew;
    private final int longest;
    private final int tooLong;

    private final int[] prefix;
    private final Level[] levels;
    private final int[] together;
    private final int[] place;

    /** Of each basket, as which one of those that are looked at it is there, from 1; 0 of others. */
    private final int[] number;

    private int work;
    private long sets;
    private long bytes;
    private long spent;

    /** What the sets of one length may be continued with: items, their counts and their bitmaps, {@code words} each. */
    private static final class Level {
        private int[] items = new int[LITTLE];
        private int[] counts = new int[LITTLE];
        private long[] bits = new long[LITTLE];
        private int size;
        private int words;
    }

    Search(Projections data, int leastCount, Found found, Meter meter, Crew crew) {
        this.data = data;
        this.leastCount = leastCount;
        this.found = found;
        this.meter = meter;
        this.crew = crew;
        this.longest = meter.longest();
        this.tooLong = meter.tooLong();
        this.prefix = new int[longest + 1];
        this.levels = new Level[longest + 1];
        this.together = new int[data.size()];
        this.place = new int[data.size()];
        this.number = new int[data.beside == null ? data.baskets() : 0];
        this.bytes = (long) Integer.BYTES * number.length;
        Arrays.fill(place, -1);
    }

    /** Finds all sets of which the item of this rank is the rarest. */
    void from(int rank) {
        found.part(rank);
        emit(0, data.item[rank], data.count[rank]);
        Level level = level(1);
        if (data.beside == null) {
            project(rank, level);
        } else {
            take(data.beside, rank, level);
        }
        if (level.size > 0) {
            if (longest == 1) {
                meter.cut();
            } else {
                extend(1);
            }
        }
        settle();
    }

    private static void take(Beside beside, int rank, Level level) {
        level.items = beside.items[rank];
        level.counts = beside.counts[rank];
        level.bits = beside.bits[rank];
        level.size = level.items.length;
        level.words = beside.words[rank];
    }

    /** To what the sets of the prefix can be continued with, one after the other, and each with those after it. */
    private void extend(int size) {
        Level level = levels[size];
        for (int i = 0; i < level.size; i++) {
            emit(size, level.items[i], level.counts[i]);
            if (i + 1 < level.size) {
                if (size + 1 < longest) {
                    narrow(level, i, level(size + 1));
                    if (levels[size + 1].size > 0) {
                        extend(size + 1);
                    }
                } else if (!meter.wasCut() && continues(level, i)) {
                    meter.cut();
                }
            }
        }
    }

    private void emit(int size, int item, int count) {
        if (size + 1 >= tooLong) {
            throw new Meter.Spent(Limit.SETS);
        }
        prefix[size] = item;
        found.set(prefix, size + 1, count);
        sets++;
    }

    /** Which frequent items are in how many of the baskets of this one, and in which. */
    private void project(int rank, Level level) {
        int begin = data.begins[rank];
        int end = data.begins[rank + 1];
        long lines = count(begin, end);
        level.size = 0;
        if (lines < data.size() - rank) {
            for (int i = begin; i < end; i++) {
                for (int at = data.from[i]; data.ranks[at] < data.size(); at++) {
                    take(level, data.ranks[at]);
                }
            }
        } else {
            for (int other = rank + 1; other < together.length; other++) {
                take(level, other);
            }
        }
        if (level.size > 0) {
            sort(level);
            fill(begin, end, lines, level);
        }
    }

    private long count(int begin, int end) {
        int[] ranks = data.ranks;
        int size = data.size();
        long lines = 0;
        for (int i = begin; i < end; i++) {
            int at = data.from[i];
            for (int other = ranks[at]; other < size; other = ranks[++at]) {
                together[other]++;
            }
            lines += at - data.from[i];
            work(at - data.from[i]);
        }
        return lines;
    }

    private void take(Level level, int other) {
        int count = together[other];
        together[other] = 0;
        if (count >= leastCount) {
            place[other] = level.size;
            room(level, level.size + 1);
            level.items[level.size] = other;
            level.counts[level.size++] = count;
        }
    }

    /** The rarest first, as among all items: what is tried most often leads to least. */
    private void sort(Level level) {
        long[] order = new long[level.size];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) level.counts[i] << Integer.SIZE | level.items[i];
        }
        Arrays.sort(order);
        for (int i = 0; i < order.length; i++) {
            level.items[i] = (int) order[i];
            level.counts[i] = (int) (order[i] >>> Integer.SIZE);
            place[level.items[i]] = i;
        }
    }

    private void fill(int begin, int end, long lines, Level level) {
        level.words = words(end - begin);
        room(level, level.size, level.words);
        Arrays.fill(level.bits, 0, level.size * level.words, 0);
        long all = 0;
        for (int i = 0; i < level.size; i++) {
            all += data.count[level.items[i]];
        }
        if (all < lines) {
            fillByItems(begin, end, level);
        } else {
            fillByBaskets(begin, end, level);
        }
        for (int i = 0; i < level.size; i++) {
            int other = level.items[i];
            place[other] = -1;
            level.items[i] = data.item[other];
        }
    }

    /** Looks through the baskets of the few items that are left. */
    private void fillByItems(int begin, int end, Level level) {
        for (int i = begin; i < end; i++) {
            number[data.basket[i]] = i - begin + 1;
        }
        for (int row = 0; row < level.size; row++) {
            int first = row * level.words;
            int other = level.items[row];
            int last = data.begins[other + 1];
            for (int i = data.begins[other]; i < last; i++) {
                int bit = number[data.basket[i]] - 1;
                if (bit >= 0) {
                    level.bits[first + (bit >>> 6)] |= 1L << bit;
                }
            }
            work(data.count[other]);
        }
        for (int i = begin; i < end; i++) {
            number[data.basket[i]] = 0;
        }
    }

    /** Looks through all that is in the baskets. */
    private void fillByBaskets(int begin, int end, Level level) {
        int[] ranks = data.ranks;
        int size = data.size();
        long[] bits = level.bits;
        for (int i = begin; i < end; i++) {
            int word = (i - begin) >>> 6;
            long bit = 1L << (i - begin);
            int at = data.from[i];
            for (int other = ranks[at]; other < size; other = ranks[++at]) {
                int row = place[other];
                if (row >= 0) {
                    bits[row * level.words + word] |= bit;
                }
            }
            work(at - data.from[i]);
        }
    }

    /** What is left of a level beside one of its items. */
    private void narrow(Level level, int chosen, Level into) {
        int others = level.size - chosen - 1;
        work(others * level.words);
        room(into, others);
        into.size = 0;
        int words = words(level.counts[chosen]);
        if (level.words == 1) {
            narrowWords(level, chosen, into);
        } else if (words * WORTH <= level.words) {
            narrowAgain(level, chosen, into, words);
        } else {
            narrowBitmaps(level, chosen, into);
        }
    }

    private void narrowWords(Level level, int chosen, Level into) {
        room(into, level.size - chosen - 1, 1);
        into.words = 1;
        long[] bits = level.bits;
        long mask = bits[chosen];
        int size = 0;
        for (int other = chosen + 1; other < level.size; other++) {
            long both = bits[other] & mask;
            int count = Long.bitCount(both);
            if (count >= leastCount) {
                into.bits[size] = both;
                into.items[size] = level.items[other];
                into.counts[size++] = count;
            }
        }
        into.size = size;
    }

    private void narrowBitmaps(Level level, int chosen, Level into) {
        int words = level.words;
        room(into, level.size - chosen - 1, words);
        into.words = words;
        long[] bits = level.bits;
        long[] to = into.bits;
        int mask = chosen * words;
        int at = 0;
        for (int other = chosen + 1; other < level.size; other++) {
            int from = other * words;
            int count = 0;
            for (int word = 0; word < words; word++) {
                long both = bits[from + word] & bits[mask + word];
                to[at + word] = both;
                count += Long.bitCount(both);
            }
            if (count >= leastCount) {
                into.items[into.size] = level.items[other];
                into.counts[into.size++] = count;
                at += words;
            }
        }
    }

    /** The same, with bitmaps of those baskets only that have the chosen item. */
    private void narrowAgain(Level level, int chosen, Level into, int words) {
        into.words = words;
        for (int other = chosen + 1; other < level.size; other++) {
            int count = both(level, chosen, other);
            if (count >= leastCount) {
                room(into, into.size + 1, words);
                pack(level, chosen, other, into.bits, into.size * words, words);
                into.items[into.size] = level.items[other];
                into.counts[into.size++] = count;
            }
        }
    }

    private static int both(Level level, int one, int other) {
        long[] bits = level.bits;
        int words = level.words;
        int count = 0;
        for (int word = 0; word < words; word++) {
            count += Long.bitCount(bits[one * words + word] & bits[other * words + word]);
        }
        return count;
    }

    private static void pack(Level level, int chosen, int other, long[] into, int begin, int words) {
        Arrays.fill(into, begin, begin + words, 0);
        long[] bits = level.bits;
        int before = 0;
        for (int word = 0; word < level.words; word++) {
            long mask = bits[chosen * level.words + word];
            for (long left = bits[other * level.words + word] & mask; left != 0; left &= left - 1) {
                int place = before + Long.bitCount(mask & (Long.lowestOneBit(left) - 1));
                into[begin + (place >>> 6)] |= 1L << place;
            }
            before += Long.bitCount(mask);
        }
    }

    private boolean continues(Level level, int chosen) {
        work((level.size - chosen) * level.words);
        for (int other = chosen + 1; other < level.size; other++) {
            if (both(level, chosen, other) >= leastCount) {
                return true;
            }
        }
        return false;
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) >>> 6;
    }

    private Level level(int size) {
        if (levels[size] == null) {
            levels[size] = new Level();
        }
        return levels[size];
    }

    private void room(Level level, int size) {
        if (size > level.items.length) {
            int length = Math.max(size, 2 * level.items.length);
            bytes += 2L * Integer.BYTES * (length - level.items.length);
            level.items = Arrays.copyOf(level.items, length);
            level.counts = Arrays.copyOf(level.counts, length);
        }
    }

    private void room(Level level, int size, int words) {
        long needed = (long) size * words;
        if (needed > level.bits.length) {
            long length = Math.max(needed, Math.min(2L * level.bits.length, needed + (1 << 20)));
            bytes += Long.BYTES * (length - level.bits.length);
            settle();
            if (length > Integer.MAX_VALUE - 8) {
                throw new Meter.Spent(Limit.MEMORY);
            }
            level.bits = Arrays.copyOf(level.bits, (int) length);
        }
    }

    private void work(int more) {
        work += more;
        if (work > STRIDE || work < 0) {
            settle();
        }
    }

    private void settle() {
        work = 0;
        crew.lookUp();
        long bytesNow = bytes + found.bytes();
        meter.spend(sets, bytesNow - spent);
        sets = 0;
        spent = bytesNow;
    }
}
