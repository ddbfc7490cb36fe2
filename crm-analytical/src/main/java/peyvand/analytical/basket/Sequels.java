package peyvand.analytical.basket;

import java.util.Arrays;
import peyvand.analytical.statistic.Progress;

/**
 * What customers come to buy after an item: of those who have it, how many bought another for the first time on a later day
 * than its own first, and how many days there were between, in the middle. Who bought lately has not had the time yet, so that
 * shares are rather low. Cannot be changed.
 */
public final class Sequels {

    private final int[] buyers;
    private final Row[] rows;

    private Sequels(int[] buyers, Row[] rows) {
        this.buyers = buyers;
        this.rows = rows;
    }

    private record Row(int[] others, int[] counts, double[] medians) {}

    /**
     * Of {@code of} customers who bought the one, {@code count} came to buy the other on a later day, in the middle after
     * {@code medianDays}.
     */
    public record Sequel(int item, int other, int count, int of, double medianDays) {}

    /**
     * @param least so many customers went this way, at least; 1 or more
     * @param mostPerItem as many others of each item are kept, at most: those most customers went on to
     * @param threads that share the work, the calling one included
     * @throws java.util.concurrent.CancellationException where they are not wanted any more
     */
    public static Sequels of(Acquisitions bought, int least, int mostPerItem, int threads, Progress progress) {
        if (least < 1 || mostPerItem < 1) {
            throw new IllegalArgumentException(least + " customers, " + mostPerItem + " others");
        }
        Baskets owned = bought.owned();
        Baskets having = owned.transposed();
        Row[] rows = new Row[owned.items()];
        Crew.share(threads, rows.length, progress, crew -> {
            Followers followers = new Followers(bought, having, crew);
            return item -> rows[item] = followers.of(item, least, mostPerItem);
        });
        int[] buyers = new int[rows.length];
        Arrays.setAll(buyers, having::size);
        return new Sequels(buyers, rows);
    }

    /** How many are kept of an item. */
    public int size(int item) {
        return rows[item].others.length;
    }

    /** One of them, from 0, which most customers went on to. */
    public Sequel sequel(int item, int place) {
        Row row = rows[item];
        return new Sequel(item, row.others[place], row.counts[place], buyers[item], row.medians[place]);
    }

    /** One thread's search. */
    private static final class Followers {

        private static final int STRIDE = 1 << 10;

        private final Acquisitions bought;
        private final Baskets owned;
        private final Baskets having;
        private final Crew crew;
        private final int[] counts;
        private final int[] met;

        /** Where the days of an item that is kept are written next, plus one; 0 for others. */
        private final int[] places;

        Followers(Acquisitions bought, Baskets having, Crew crew) {
            this.bought = bought;
            this.owned = bought.owned();
            this.having = having;
            this.crew = crew;
            this.counts = new int[owned.items()];
            this.met = new int[owned.items()];
            this.places = new int[owned.items()];
        }

        Row of(int item, int least, int most) {
            int size = count(item);
            Best best = new Best(Math.min(size, most));
            for (int i = 0; i < size; i++) {
                if (counts[met[i]] >= least) {
                    best.add(met[i], counts[met[i]]);
                }
            }
            int kept = best.sort();
            Row row = new Row(new int[kept], new int[kept], new double[kept]);
            int all = 0;
            for (int place = 0; place < kept; place++) {
                row.others[place] = best.number(place);
                row.counts[place] = counts[best.number(place)];
                places[best.number(place)] = all + 1;
                all += row.counts[place];
            }
            medians(row, kept == 0 ? new int[0] : between(item, new int[all]));
            for (int i = 0; i < size; i++) {
                counts[met[i]] = 0;
                places[met[i]] = 0;
            }
            return row;
        }

        private int count(int item) {
            int size = 0;
            int[] content = owned.content();
            for (int i = having.begin(item); i < having.end(item); i++) {
                if (i % STRIDE == 0) {
                    crew.lookUp();
                }
                int customer = having.content()[i];
                int day = bought.firstDay(line(customer, item));
                for (int line = owned.begin(customer); line < owned.end(customer); line++) {
                    if (bought.firstDay(line) > day && counts[content[line]]++ == 0) {
                        met[size++] = content[line];
                    }
                }
            }
            return size;
        }

        private int[] between(int item, int[] days) {
            int[] content = owned.content();
            for (int i = having.begin(item); i < having.end(item); i++) {
                int customer = having.content()[i];
                int day = bought.firstDay(line(customer, item));
                for (int line = owned.begin(customer); line < owned.end(customer); line++) {
                    int other = content[line];
                    if (bought.firstDay(line) > day && places[other] > 0) {
                        days[places[other]++ - 1] = bought.firstDay(line) - day;
                    }
                }
            }
            return days;
        }

        private static void medians(Row row, int[] days) {
            int begin = 0;
            for (int place = 0; place < row.others.length; place++) {
                int end = begin + row.counts[place];
                Arrays.sort(days, begin, end);
                int middle = (begin + end) >>> 1;
                boolean even = (end - begin) % 2 == 0;
                row.medians[place] = even ? ((double) days[middle - 1] + days[middle]) / 2 : days[middle];
                begin = end;
            }
        }

        /** Items of a customer are in order. */
        private int line(int customer, int item) {
            return Arrays.binarySearch(owned.content(), owned.begin(customer), owned.end(customer), item);
        }
    }
}
