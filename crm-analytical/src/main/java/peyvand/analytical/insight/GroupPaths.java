package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.analytical.rfm.Rfm;
import peyvand.analytical.rfm.RfmScores;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.analytical.statistic.Progress;
import peyvand.domain.Months;

/**
 * In which group by recency, frequency and monetary value each customer was at the end of each of the latest months of either
 * calendar: held against those who had bought by then, as an analysis of that day would have done. The last end is the day
 * as of which all is looked at.
 */
final class GroupPaths {

    /** Months between the ends, the present one among them. */
    static final int MONTHS = 13;

    private static final RfmSegment[] GROUPS = RfmSegment.values();
    private static final int CODES = GROUPS.length + 1;

    private final LocalDate asOf;
    private final byte[][] gregorian;
    private final byte[][] jalali;

    private GroupPaths(LocalDate asOf, byte[][] gregorian, byte[][] jalali) {
        this.asOf = asOf;
        this.gregorian = gregorian;
        this.jalali = jalali;
    }

    /**
     * @param place of the month, from 1; the group before it is the byte there of a path, counted from 1, and the group
     *     after it the next one
     * @param was null for who had bought nothing; both null for nobody
     * @param people their ids, descending: as many of them as were asked for
     */
    record Flow(
            LocalDate firstOn, int place, @Nullable RfmSegment was, RfmSegment became, int customers, long[] people) {

        /** Both groups as they stand in a path. */
        byte[] code() {
            return new byte[] {GroupPaths.code(was), GroupPaths.code(became)};
        }
    }

    /** @param now the groups as of the last day; null for who has bought nothing */
    static GroupPaths of(Facts facts, @Nullable RfmSegment[] now, Progress progress) {
        byte[] last = new byte[now.length];
        for (int i = 0; i < now.length; i++) {
            last[i] = code(now[i]);
        }
        LocalDate asOf = facts.asOf();
        Map<LocalDate, byte[]> byEnd = new TreeMap<>();
        for (int place = 0; place < MONTHS; place++) {
            byEnd.put(end(asOf, place, false), last);
            byEnd.put(end(asOf, place, true), last);
        }
        Then then = new Then(facts.purchases(), now.length);
        int done = 0;
        for (Map.Entry<LocalDate, byte[]> end : byEnd.entrySet()) {
            end.setValue(then.groups((int) end.getKey().toEpochDay()));
            progress.reached((double) ++done / byEnd.size());
        }
        return new GroupPaths(asOf, path(byEnd, asOf, false, last), path(byEnd, asOf, true, last));
    }

    private static LocalDate end(LocalDate asOf, int place, boolean jalali) {
        return firstOn(asOf, place + 1, jalali).minusDays(1);
    }

    private static LocalDate firstOn(LocalDate asOf, int place, boolean jalali) {
        return Months.plus(asOf, place - MONTHS, jalali);
    }

    private static byte[][] path(Map<LocalDate, byte[]> byEnd, LocalDate asOf, boolean jalali, byte[] last) {
        byte[][] path = new byte[MONTHS + 1][];
        Arrays.setAll(path, place -> place == MONTHS ? last : byEnd.get(end(asOf, place, jalali)));
        return path;
    }

    private static byte code(@Nullable RfmSegment group) {
        return group == null ? 0 : (byte) (group.ordinal() + 1);
    }

    /** One byte for each end: 0 for nothing bought, else the place of the group among all, from 1. */
    byte[] path(boolean ofJalali, int customer) {
        byte[][] ends = ofJalali ? jalali : gregorian;
        byte[] path = new byte[ends.length];
        for (int place = 0; place < path.length; place++) {
            path[place] = ends[place][customer];
        }
        return path;
    }

    /**
     * Who was in which group before and after each month; who stayed, too.
     *
     * @param customers ids, ascending
     * @param listed so many people of each flow are named, the youngest
     */
    List<Flow> flows(boolean ofJalali, long[] customers, int listed) {
        byte[][] ends = ofJalali ? jalali : gregorian;
        List<Flow> flows = new ArrayList<>();
        for (int place = 1; place <= MONTHS; place++) {
            int[] counts = new int[CODES * CODES];
            long[][] people = new long[CODES * CODES][];
            count(ends[place - 1], ends[place], customers, listed, counts, people);
            LocalDate firstOn = firstOn(asOf, place, ofJalali);
            for (int pair = 1; pair < counts.length; pair++) {
                if (counts[pair] > 0) {
                    flows.add(new Flow(
                            firstOn,
                            place,
                            pair < CODES ? null : GROUPS[pair / CODES - 1],
                            GROUPS[pair % CODES - 1],
                            counts[pair],
                            Arrays.copyOf(people[pair], Math.min(listed, counts[pair]))));
                }
            }
        }
        return flows;
    }

    private static void count(byte[] was, byte[] became, long[] customers, int listed, int[] counts, long[][] people) {
        for (int i = customers.length - 1; i >= 0; i--) {
            int pair = was[i] * CODES + became[i];
            int count = counts[pair]++;
            if (pair > 0 && count < listed) {
                long[] named = people[pair];
                if (named == null || named.length == count) {
                    named = named == null ? new long[4] : Arrays.copyOf(named, 2 * count);
                    people[pair] = named;
                }
                named[count] = customers[i];
            }
        }
    }

    /** What had been bought by a day, which goes on from one to a later one. */
    private static final class Then {

        private final Purchases purchases;
        private final int[] next;
        private final Rfm rfm;

        private Then(Purchases purchases, int size) {
            this.purchases = purchases;
            next = Arrays.copyOf(purchases.first(), size);
            rfm = new Rfm(new int[size], new int[size], new long[size]);
        }

        private byte[] groups(int end) {
            for (int i = 0; i < next.length; i++) {
                buy(i, end);
            }
            byte[] groups = new byte[next.length];
            Optional<RfmScores> scores = RfmScores.of(rfm, Progress.UNWATCHED);
            if (scores.isPresent()) {
                byte[] recency = scores.get().recency();
                byte[] frequency = scores.get().frequency();
                byte[] monetary = scores.get().monetary();
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = recency[i] == 0 ? 0 : code(RfmSegment.of(recency[i], frequency[i], monetary[i]));
                }
            }
            return groups;
        }

        private void buy(int customer, int end) {
            int from = purchases.first()[customer];
            int to = purchases.first()[customer + 1];
            int at = next[customer];
            while (at < to && purchases.days()[at] <= end) {
                rfm.monetary()[customer] += purchases.amounts()[at++];
            }
            next[customer] = at;
            rfm.frequency()[customer] = at - from;
            rfm.recency()[customer] = at == from ? Rfm.NEVER : end - purchases.days()[at - 1];
        }
    }
}
