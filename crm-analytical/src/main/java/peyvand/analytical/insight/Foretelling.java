package peyvand.analytical.insight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.insight.Card.RetrospectCard;
import peyvand.analytical.insight.EarlierRuns.Earlier;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.lifetime.Foresight;
import peyvand.analytical.lifetime.Histories;
import peyvand.analytical.lifetime.Horizon;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.lifetime.Prospects;
import peyvand.analytical.lifetime.Prospects.Money;
import peyvand.analytical.lifetime.PurchaseModel;
import peyvand.analytical.lifetime.Purchases;
import peyvand.analytical.lifetime.Retrospect;
import peyvand.analytical.statistic.Progress;

/** Puts down what is to be expected of each customer, and parts them by what they are worth and what is at risk. */
final class Foretelling {

    private static final int TWENTIETHS = 20;
    private static final int FIFTHS = 5;

    /** Which fifth of the risk is taken where no model tells how likely customers are gone. */
    private static final byte HARDLY = 2;

    private static final byte RATHER = 4;
    private static final byte SURELY = 5;

    private final Facts facts;
    private final Insights insights;
    private final Purchases purchases;

    Foretelling(Facts facts, Insights insights) {
        this.facts = facts;
        this.insights = insights;
        purchases = purchases(facts);
    }

    /** @return how it is foretold, and how that was learned */
    LifetimeModel learn(Progress progress) {
        return LifetimeModel.choose(purchases, facts.asOf(), progress);
    }

    /** What is to be expected, by what was learned from these customers. @return the cuts of the twentieths */
    long[] foretell(LifetimeModel model, Horizon horizon, Progress progress) {
        if (model.model() != null) {
            write(model.foretold(horizon, progress));
        }
        risks();
        long[] values = values();
        Parts.Parted parted = Parts.parted(values, worthSomething(values), TWENTIETHS, buyers());
        for (int i = 0; i < values.length; i++) {
            insights.worth[i] = values[i] > 0 ? parted.of()[i] : worthNothing(i);
        }
        return parted.cuts();
    }

    /**
     * The same by what was learned, and parted, before.
     *
     * @param before of each customer the twentieth they were in; 0 for none
     */
    void foretell(@Nullable Foresight foresight, Horizon horizon, long[] cuts, byte[] before) {
        if (foresight != null) {
            write(foresight.foretell(purchases, (int) facts.asOf().toEpochDay(), horizon, Progress.UNWATCHED));
        }
        risks();
        long[] values = values();
        for (int i = 0; i < values.length; i++) {
            insights.worth[i] = values[i] > 0 ? Parts.part(values[i], cuts, before[i]) : worthNothing(i);
        }
    }

    private void risks() {
        for (int i = 0; i < insights.size(); i++) {
            insights.risk[i] = risk(i);
            insights.atRisk[i] = atRisk(i);
        }
    }

    /** In units of amounts; 0 of who has bought nothing, too. */
    private long[] values() {
        long[] values = new long[insights.size()];
        for (int i = 0; i < values.length; i++) {
            boolean worthSomething = insights.orders[i] > 0 && insights.value[i] > 0;
            values[i] = worthSomething ? Math.max(1, Math.round(insights.value[i] * Facts.UNIT)) : 0;
        }
        return values;
    }

    private static int[] worthSomething(long[] values) {
        return Arrays.stream(values).mapToInt(value -> value > 0 ? 1 : 0).toArray();
    }

    private int buyers() {
        return (int) Arrays.stream(insights.orders).filter(orders -> orders > 0).count();
    }

    /** Whoever is worth nothing, or of whom nobody can say, is in the last part. */
    private byte worthNothing(int customer) {
        return insights.orders[customer] > 0 ? (byte) TWENTIETHS : 0;
    }

    /** What was foretold as of an earlier day, and what came until now; null where nobody had bought by then. */
    @Nullable
    RetrospectCard lookBack(Earlier earlier, Progress progress) {
        Foresight foresight = earlier.foresight();
        Retrospect found = Retrospect.of(
                foresight,
                purchases,
                (int) earlier.asOf().toEpochDay(),
                (int) facts.asOf().toEpochDay(),
                progress);
        return found == null
                ? null
                : new RetrospectCard(
                        earlier.asOf().toString(),
                        facts.asOf().toString(),
                        foresight.outcome(),
                        foresight.family(),
                        found);
    }

    private static Purchases purchases(Facts facts) {
        Facts.Purchases all = facts.purchases();
        double[] amounts = new double[all.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (double) all.amounts()[i] / Facts.UNIT;
        }
        return Purchases.of(all.customers(), all.days(), amounts);
    }

    private void write(Foresight.Foretold foretold) {
        Histories histories = foretold.histories();
        Prospects prospects = foretold.prospects();
        int asOf = (int) facts.asOf().toEpochDay();
        double[] alive = prospects.alive();
        Money money = prospects.money();
        for (int row = 0; row < histories.size(); row++) {
            int customer = histories.customer(row);
            insights.expected[customer] = prospects.purchases()[row];
            if (alive != null) {
                insights.alive[customer] = alive[row];
            }
            int wait = prospects.waits()[row];
            if (wait < PurchaseModel.LONGEST_WAIT && insights.stage[customer] != Stage.LOST) {
                insights.nextDay[customer] = asOf + wait;
            }
            if (money != null) {
                insights.value[customer] = money.values()[row];
                insights.valueLow[customer] = money.low()[row];
                insights.valueHigh[customer] = money.high()[row];
            }
        }
    }

    private byte risk(int customer) {
        if (insights.orders[customer] == 0) {
            return 0;
        }
        double alive = insights.alive[customer];
        if (!Double.isNaN(alive)) {
            return (byte) Math.min(FIFTHS, 1 + (int) ((1 - alive) * FIFTHS));
        }
        return switch (insights.stage[customer]) {
            case AT_RISK -> RATHER;
            case LOST -> SURELY;
            default -> HARDLY;
        };
    }

    /** What the customer would be worth if they were surely there, times how likely they are not. */
    private double atRisk(int customer) {
        double alive = insights.alive[customer];
        double value = insights.value[customer];
        if (Double.isNaN(alive)) {
            return insights.stage[customer] == Stage.AT_RISK ? value : 0;
        }
        return alive > 0 ? value / alive * (1 - alive) : 0;
    }
}
