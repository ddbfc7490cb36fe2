package peyvand.analytical.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;

/**
 * What customers could spend in a category of products: as much as four in five of those spend there who are alike and buy
 * in it, in the last year. Nobody knows what they buy elsewhere; a high quantile of what is spent by whom they are like stands
 * for it: the "realistic wallet" of C. Perlich, S. Rosset, R. D. Lawrence and B. Zadrozny, "High-quantile modeling for customer
 * wallet estimation and other applications", KDD 2007, 977–985, with the groups that were found by clustering as neighbours.
 */
final class Wallets {

    /** Of so many alike customers who buy in the category at least; of fewer nothing is said. */
    static final int FEWEST = 20;

    static final int DAYS = 365;

    /** Hundredths of the alike customers who spend no more than could be spent. */
    static final int QUANTILE = 80;

    private static final int HUNDRED = 100;

    private final Facts facts;
    private final int[] categoryOf;
    private final int categories;
    private final byte[] groupOf;

    private final int[] first;
    private int[] spentIn = {};
    private long[] spent = {};
    private final List<Potential> potentials = new ArrayList<>();

    /** What customers of a group, from 1, could spend in a category; buyers: how many of them bought there. */
    record Potential(int group, int category, int buyers, long amount) {}

    /**
     * @param categoryOf of each product, from 0; -1 for none
     * @param groupOf of each customer, from 1; 0 for none
     */
    Wallets(Facts facts, int[] categoryOf, int categories, byte[] groupOf) {
        this.facts = facts;
        this.categoryOf = categoryOf;
        this.categories = categories;
        this.groupOf = groupOf;
        first = new int[groupOf.length + 1];
        addUp();
        int groups =
                IntStream.range(0, groupOf.length).map(i -> groupOf[i]).max().orElse(0);
        for (int group = 1; group <= groups; group++) {
            rate(group);
        }
    }

    List<Potential> potentials() {
        return potentials;
    }

    /** What each customer spent in each category, by customer. */
    private void addUp() {
        int[] from = new int[groupOf.length + 1];
        int[] lines = byCustomer(from);
        spentIn = new int[lines.length];
        spent = new long[lines.length];
        long[] sums = new long[categories];
        int end = 0;
        for (int customer = 0; customer < groupOf.length; customer++) {
            first[customer] = end;
            for (int i = from[customer]; i < from[customer + 1]; i++) {
                int category = categoryOf[facts.baskets().products()[lines[i]]];
                if (sums[category] == 0) {
                    spentIn[end++] = category;
                }
                sums[category] += facts.baskets().amounts()[lines[i]];
            }
            for (int i = first[customer]; i < end; i++) {
                spent[i] = sums[spentIn[i]];
                sums[spentIn[i]] = 0;
            }
        }
        first[groupOf.length] = end;
    }

    /** The lines that count, one customer's behind another's. */
    private int[] byCustomer(int[] from) {
        BasketLines baskets = facts.baskets();
        for (int line = 0; line < baskets.baskets().length; line++) {
            if (counts(line)) {
                from[customer(line) + 1]++;
            }
        }
        for (int customer = 0; customer < groupOf.length; customer++) {
            from[customer + 1] += from[customer];
        }
        int[] next = Arrays.copyOf(from, groupOf.length);
        int[] lines = new int[from[groupOf.length]];
        for (int line = 0; line < baskets.baskets().length; line++) {
            if (counts(line)) {
                lines[next[customer(line)]++] = line;
            }
        }
        return lines;
    }

    private int customer(int line) {
        return facts.baskets().customers()[facts.baskets().baskets()[line]];
    }

    private boolean counts(int line) {
        int customer = customer(line);
        return customer >= 0
                && groupOf[customer] > 0
                && categoryOf[facts.baskets().products()[line]] >= 0
                && facts.baskets().days()[facts.baskets().baskets()[line]]
                        > facts.asOf().toEpochDay() - DAYS;
    }

    private void rate(int group) {
        int[] from = new int[categories + 1];
        each(group, i -> from[spentIn[i] + 1]++);
        for (int category = 0; category < categories; category++) {
            from[category + 1] += from[category];
        }
        int[] next = Arrays.copyOf(from, categories);
        long[] amounts = new long[from[categories]];
        each(group, i -> amounts[next[spentIn[i]]++] = spent[i]);
        for (int category = 0; category < categories; category++) {
            int buyers = from[category + 1] - from[category];
            if (buyers >= FEWEST) {
                Arrays.sort(amounts, from[category], from[category + 1]);
                int place = (int) (((long) buyers * QUANTILE + HUNDRED - 1) / HUNDRED) - 1;
                potentials.add(new Potential(group, category, buyers, amounts[from[category] + place]));
            }
        }
    }

    private interface Each {
        void take(int entry);
    }

    private void each(int group, Each each) {
        for (int customer = 0; customer < groupOf.length; customer++) {
            if (groupOf[customer] == group) {
                for (int i = first[customer]; i < first[customer + 1]; i++) {
                    each.take(i);
                }
            }
        }
    }

    /**
     * In which category, of those they buy in, each customer could spend most beyond what they do. Who buys nothing of a
     * category may need nothing of it.
     *
     * @param room so much; 0 for who spends everywhere as much as could be spent, or is in no group
     * @param category -1 for none
     */
    record Room(long[] room, int[] category) {}

    Room room() {
        Room most = new Room(new long[groupOf.length], new int[groupOf.length]);
        Arrays.fill(most.category, -1);
        int groups = potentials.stream().mapToInt(Potential::group).max().orElse(0);
        long[][] amounts = new long[groups + 1][categories];
        potentials.forEach(potential -> amounts[potential.group()][potential.category()] = potential.amount());
        for (int customer = 0; customer < groupOf.length; customer++) {
            for (int i = first[customer]; i < first[customer + 1] && groupOf[customer] <= groups; i++) {
                long room = amounts[groupOf[customer]][spentIn[i]] - spent[i];
                if (room > most.room[customer]) {
                    most.room[customer] = room;
                    most.category[customer] = spentIn[i];
                }
            }
        }
        return most;
    }
}
