package peyvand.analytical.insight;

import peyvand.analytical.facts.Facts;
import peyvand.analytical.insight.Card.LifeCycleCard;
import peyvand.analytical.lifecycle.LifeCycle;
import peyvand.analytical.lifetime.Horizon;

/** Measures customers by the yardstick of an earlier run, with the same code as a run does. */
final class Remeasuring {

    private final Insights insights;
    private final StageChanges changes;

    private Remeasuring(Insights insights, StageChanges changes) {
        this.insights = insights;
        this.changes = changes;
    }

    /** In which tenth and twentieth each customer was; 0 for none. */
    record Before(byte[] tenths, byte[] twentieths) {}

    /**
     * @param facts of any customers
     * @throws IllegalStateException where somebody has bought, and nobody had when the yardstick was made
     */
    static Remeasuring of(Facts facts, Card card, Before before) {
        Yardstick yardstick = card.yardstick();
        Insights insights = new Insights(facts.customers(), facts.asOf());
        Ranking ranking = new Ranking(facts, insights);
        ranking.purchases(cycle(card.lifeCycle()));
        if (yardstick.ranks() != null) {
            ranking.scores(yardstick.ranks(), before.tenths());
        } else if (facts.purchases().size() > 0) {
            throw new IllegalStateException("nothing to measure by");
        }
        Horizon horizon = Horizon.ofYearly(yardstick.horizonMonths(), yardstick.yearlyDiscount());
        new Foretelling(facts, insights)
                .foretell(yardstick.foresight(), horizon, yardstick.worth(), before.twentieths());
        if (yardstick.groups() != null) {
            for (int i = 0; i < insights.size(); i++) {
                insights.cluster[i] = (byte) (yardstick.groups().groupOf(ranking.rfm(), i, Facts.UNIT) + 1);
            }
        }
        return new Remeasuring(insights, ranking.changes());
    }

    private static LifeCycle cycle(LifeCycleCard card) {
        return new LifeCycle(card.typicalGap(), card.loyalDays(), card.riskFactor(), card.lostFactor());
    }

    Insights insights() {
        return insights;
    }

    StageChanges changes() {
        return changes;
    }
}
