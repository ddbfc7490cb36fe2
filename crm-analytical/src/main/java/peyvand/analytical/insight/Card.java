package peyvand.analytical.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifetime.Boundary;
import peyvand.analytical.lifetime.Family;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.lifetime.Retrospect;
import peyvand.analytical.lifetime.Skill;
import peyvand.analytical.lifetime.Thinness;

/**
 * How results came to be.
 *
 * @param format {@link #FORMAT} when it was written: one of another format is not read
 * @param leftOut what counted for nothing
 * @param ranks null where nobody has bought
 * @param retrospect null where no earlier run is kept that lies far enough back and foretold anything
 */
public record Card(
        int format,
        LeftOut leftOut,
        LifeCycleCard lifeCycle,
        @Nullable RankCard ranks,
        ValueCard value,
        List<Group> clusters,
        BasketCard baskets,
        Yardstick yardstick,
        @Nullable RetrospectCard retrospect) {

    /** To be raised by whoever changes what a card says. */
    public static final int FORMAT = 2;

    /** See {@link peyvand.analytical.facts.Facts.LeftOut}. */
    public record LeftOut(int later, int withoutCustomer, long withoutPrice, long noProducts, long returns) {}

    /** See {@link peyvand.analytical.lifecycle.LifeCycle}. */
    public record LifeCycleCard(double typicalGap, int loyalDays, double riskFactor, double lostFactor) {}

    /**
     * From where on which score is given.
     *
     * @param recency days since the last purchase: fewer than the first make a score of at least 2, and so on
     * @param frequency orders: more than the first make a score of at least 2, and so on
     * @param monetary amounts likewise
     * @param gini how unequal customers are, 0 to 1; null where that is not defined
     * @param bringing80 so many of the best bring four fifths of all; null likewise
     */
    public record RankCard(
            List<Long> recency,
            List<Long> frequency,
            List<Double> monetary,
            @Nullable Double gini,
            @Nullable Integer bringing80) {}

    /** Customers who are alike; with what they have in the middle. */
    public record Group(
            String buying,
            boolean big,
            boolean recent,
            int place,
            int customers,
            double recency,
            double frequency,
            double monetary) {}

    /**
     * How what customers will still buy is foretold; see {@link peyvand.analytical.lifetime.LifetimeModel}.
     *
     * @param outcome a model, that everybody goes on as they did, or nothing
     * @param thinness why nothing; null otherwise
     * @param estimates of the parameters of the model that is used; empty where none is
     * @param boundaries what the data say so strongly that it is to be doubted
     */
    public record ValueCard(
            LifetimeModel.Outcome outcome,
            @Nullable Thinness thinness,
            @Nullable TrialCard trial,
            @Nullable Family model,
            List<Estimate> estimates,
            @Nullable Double logLikelihood,
            List<Boundary> boundaries,
            @Nullable SpendCard spend) {}

    /** A parameter, as the papers call it; its standard error is null where a boundary takes it away. */
    public record Estimate(
            String name, double value, @Nullable Double error) {}

    /** What was foretold from an earlier day on, and what came; see {@link LifetimeModel.Comparison}. */
    public record TrialCard(
            String cut,
            String until,
            int customers,
            int repeaters,
            long later,
            List<Tried> tried,
            Skill ownRate,
            @Nullable Skill whileThere,
            @Nullable Double order,
            @Nullable Family best,
            double gain,
            double gainError) {}

    /** A model that was tried; its skill is null where it could not be fitted. */
    public record Tried(Family family, @Nullable Skill skill, List<Boundary> boundaries) {}

    /**
     * What an earlier run foretold, by the books of today, and what came.
     *
     * @param from as of which day it foretold
     * @param until the last day of what came
     * @param outcome by what it foretold
     * @param model null where by none
     */
    public record RetrospectCard(
            String from,
            String until,
            LifetimeModel.Outcome outcome,
            @Nullable Family model,
            Retrospect found) {}

    /**
     * How much customers spend each time; see {@link peyvand.analytical.lifetime.GammaGamma}.
     *
     * @param correlation of how often and how much; null where it is not defined
     */
    public record SpendCard(
            long customers,
            long excluded,
            List<Estimate> estimates,
            double mean,
            @Nullable Double correlation) {}

    /**
     * What goes with what.
     *
     * @param lines products in baskets, each once in each
     * @param leastCount baskets in which a set of products lies at least to be looked at; 0 where there were no rules
     * @param rules that are hardly chance
     * @param tests rules that were tried
     * @param neighbours as many of each product speak for an offer
     * @param popular how often what is most popular would have been right; null where there is too little to try
     * @param offered how often the offers would have been right
     * @param cut from when on baskets were tried that the offers had not seen
     */
    public record BasketCard(
            int baskets,
            int lines,
            int leastCount,
            int rules,
            long tests,
            int neighbours,
            @Nullable Hits popular,
            @Nullable Hits offered,
            @Nullable String cut) {}

    /** So many hits among the first ten offers, of so many cases. */
    public record Hits(int cases, int hits, double meanReciprocalRank) {

        /** From 0 to 1; 0 of no cases. */
        public double share() {
            return cases == 0 ? 0 : (double) hits / cases;
        }
    }
}
