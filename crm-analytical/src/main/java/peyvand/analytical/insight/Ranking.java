package peyvand.analytical.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.analytical.insight.Card.RankCard;
import peyvand.analytical.lifecycle.LifeCycle;
import peyvand.analytical.rfm.Concentration;
import peyvand.analytical.rfm.Rfm;
import peyvand.analytical.rfm.RfmScores;
import peyvand.analytical.statistic.Progress;

/** Puts down how each customer has bought, their scores and tenths, and the stages of their life. */
final class Ranking {

    /** Thirteen months of any calendar, the first and the last of them whole. */
    private static final int DAYS_REMEMBERED = 430;

    private static final int TENTHS = 10;
    private static final int HUNDREDTHS = 100;
    private static final int FOUR_FIFTHS = 8_000;

    private final Facts facts;
    private final Insights insights;
    private final Rfm rfm;
    private final StageChanges changes = new StageChanges();

    Ranking(Facts facts, Insights insights) {
        this.facts = facts;
        this.insights = insights;
        int size = insights.size();
        rfm = new Rfm(new int[size], new int[size], new long[size]);
    }

    /** Recency in days, frequency in orders, and what was bought in units of {@link Facts#UNIT}, gross. */
    Rfm rfm() {
        return rfm;
    }

    StageChanges changes() {
        return changes;
    }

    void purchases(LifeCycle cycle) {
        Purchases purchases = facts.purchases();
        int asOf = (int) facts.asOf().toEpochDay();
        int firstDay = asOf - DAYS_REMEMBERED;
        for (int i = 0; i < insights.size(); i++) {
            int from = purchases.first()[i];
            int to = purchases.first()[i + 1];
            int customer = i;
            insights.stage[i] = cycle.walk(purchases.days(), from, to, asOf, (day, was, became) -> {
                insights.stageSince[customer] = day;
                if (day >= firstDay) {
                    changes.add(customer, day, was, became);
                }
            });
            insights.returned[i] = (double) facts.returned()[i] / Facts.UNIT;
            rfm.recency()[i] = Rfm.NEVER;
            if (from < to) {
                bought(i, from, to, cycle);
            }
        }
    }

    private void bought(int customer, int from, int to, LifeCycle cycle) {
        int[] days = facts.purchases().days();
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.addExact(sum, facts.purchases().amounts()[i]);
        }
        int first = days[from];
        int last = days[to - 1];
        int distinct = LifeCycle.distinct(days, from, to);
        insights.firstDay[customer] = first;
        insights.lastDay[customer] = last;
        insights.orders[customer] = to - from;
        insights.days[customer] = distinct;
        insights.amount[customer] = (double) sum / Facts.UNIT;
        insights.gap[customer] = (float) cycle.usualGap(distinct - 1, last - first);
        rfm.recency()[customer] = (int) facts.asOf().toEpochDay() - last;
        rfm.frequency()[customer] = to - from;
        rfm.monetary()[customer] = sum;
    }

    /** Scores, groups by scores and tenths. @return null where nobody has bought */
    Yardstick.@Nullable Ranks scores(Progress progress) {
        Optional<RfmScores> found = RfmScores.of(rfm, progress);
        if (found.isEmpty()) {
            return null;
        }
        RfmScores scores = found.get();
        Parts.Parted tenths = Parts.parted(rfm.monetary(), rfm.frequency(), TENTHS, scores.buyers());
        put(scores);
        System.arraycopy(tenths.of(), 0, insights.decile, 0, insights.size());
        return new Yardstick.Ranks(scores.byRecency(), scores.byFrequency(), scores.byMonetary(), tenths.cuts());
    }

    /**
     * The same by cuts that were made of all customers.
     *
     * @param before of each customer the tenth they were in; 0 for none
     */
    void scores(Yardstick.Ranks ranks, byte[] before) {
        put(RfmScores.by(rfm, ranks.recency(), ranks.frequency(), ranks.monetary()));
        for (int i = 0; i < insights.size(); i++) {
            insights.decile[i] = rfm.bought(i) ? Parts.part(rfm.monetary()[i], ranks.tenths(), before[i]) : 0;
        }
    }

    private void put(RfmScores scores) {
        System.arraycopy(scores.recency(), 0, insights.recencyScore, 0, insights.size());
        System.arraycopy(scores.frequency(), 0, insights.frequencyScore, 0, insights.size());
        System.arraycopy(scores.monetary(), 0, insights.monetaryScore, 0, insights.size());
    }

    RankCard card(Yardstick.Ranks ranks) {
        Concentration concentration = concentration();
        return new RankCard(
                boxed(ranks.recency().cuts()),
                boxed(ranks.frequency().cuts()),
                Arrays.stream(ranks.monetary().cuts())
                        .mapToObj(cut -> (double) cut / Facts.UNIT)
                        .toList(),
                concentration.gini().isPresent() ? concentration.gini().getAsDouble() : null,
                concentration.bringing(FOUR_FIFTHS).isPresent()
                        ? concentration.bringing(FOUR_FIFTHS).getAsInt()
                        : null);
    }

    /** How what was bought is spread over those who bought. */
    Concentration concentration() {
        long[] amounts = new long[insights.size()];
        int size = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (rfm.bought(i)) {
                amounts[size++] = rfm.monetary()[i];
            }
        }
        return Concentration.of(Arrays.copyOf(amounts, size));
    }

    List<Concentration.Part> hundredths() {
        return concentration().parts(HUNDREDTHS);
    }

    private static List<Long> boxed(long[] cuts) {
        return Arrays.stream(cuts).boxed().toList();
    }
}
