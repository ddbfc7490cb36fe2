package peyvand.analytical.insight;

import java.time.LocalDate;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.lifetime.Histories;
import peyvand.analytical.lifetime.Horizon;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.lifetime.Prospects;
import peyvand.analytical.lifetime.Prospects.Money;
import peyvand.analytical.lifetime.PurchaseModel;
import peyvand.analytical.lifetime.Purchases;
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

    Foretelling(Facts facts, Insights insights) {
        this.facts = facts;
        this.insights = insights;
    }

    /** @return how it was learned */
    LifetimeModel foretell(AnalysisSetting setting, Progress progress) {
        LocalDate asOf = facts.asOf();
        LifetimeModel model = LifetimeModel.choose(purchases(), asOf, progress.part(0, 0.7));
        if (model.model() != null) {
            Horizon horizon = Horizon.ofYearly(setting.horizonMonths(), setting.yearlyDiscount());
            write(model.histories(), model.prospects(horizon, progress.part(0.7, 1)));
        }
        for (int i = 0; i < insights.size(); i++) {
            insights.risk[i] = risk(i);
            insights.atRisk[i] = atRisk(i);
        }
        part();
        return model;
    }

    /** Into twentieths; whoever is worth nothing, or of whom nobody can say, is in the last. */
    private void part() {
        long[] values = new long[insights.size()];
        int[] worthSomething = new int[values.length];
        int buyers = 0;
        int some = 0;
        for (int i = 0; i < values.length; i++) {
            buyers += insights.orders[i] > 0 ? 1 : 0;
            if (insights.orders[i] > 0 && insights.value[i] > 0) {
                values[i] = Math.round(insights.value[i] * Facts.UNIT);
                worthSomething[i] = 1;
                some++;
            }
        }
        byte[] places = Parts.of(values, worthSomething, TWENTIETHS, buyers);
        for (int i = 0; i < values.length; i++) {
            insights.worth[i] = worthSomething[i] > 0 ? places[i] : insights.orders[i] > 0 ? (byte) TWENTIETHS : 0;
        }
    }

    private Purchases purchases() {
        Facts.Purchases all = facts.purchases();
        double[] amounts = new double[all.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (double) all.amounts()[i] / Facts.UNIT;
        }
        return Purchases.of(all.customers(), all.days(), amounts);
    }

    private void write(Histories histories, Prospects prospects) {
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
