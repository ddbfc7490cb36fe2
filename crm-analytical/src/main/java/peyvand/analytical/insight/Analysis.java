package peyvand.analytical.insight;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import peyvand.analytical.cluster.CustomerClusters;
import peyvand.analytical.cluster.KMeans;
import peyvand.analytical.facts.FactReader;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.insight.Card.Group;
import peyvand.analytical.insight.Card.LeftOut;
import peyvand.analytical.insight.Card.LifeCycleCard;
import peyvand.analytical.insight.Card.RetrospectCard;
import peyvand.analytical.insight.RunLedger.Attempt;
import peyvand.analytical.lifecycle.LifeCycle;
import peyvand.analytical.lifetime.Horizon;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.statistic.Progress;

/**
 * Reads what was bought, reckons all there is to say of each customer, and puts it in place at once. Whoever kills it loses
 * that run only, which begins anew; nobody ever reads half of its results.
 */
@Service
class Analysis {

    private static final Logger LOG = LoggerFactory.getLogger(Analysis.class);
    private static final int FEWEST_CLUSTERS = 3;
    private static final int MOST_CLUSTERS = 8;

    /** Days that must have passed since an earlier run to see what came of what it foretold. */
    private static final int SHORTEST_LOOK_BACK = 28;

    /** Ten starts for each number of groups: they are tried each night. */
    private static final KMeans GROUPING = new KMeans(10, 300, 1);

    private final FactReader reader;
    private final AnalysisSettings settings;
    private final InsightWriter writer;
    private final ProductWriter products;
    private final RunLedger ledger;
    private final EarlierRuns earlier;
    private final Refusals refusals;
    private final Rooms rooms;

    Analysis(
            FactReader reader,
            AnalysisSettings settings,
            InsightWriter writer,
            ProductWriter products,
            RunLedger ledger,
            EarlierRuns earlier,
            Refusals refusals,
            Rooms rooms) {
        this.reader = reader;
        this.settings = settings;
        this.writer = writer;
        this.products = products;
        this.ledger = ledger;
        this.earlier = earlier;
        this.refusals = refusals;
        this.rooms = rooms;
    }

    /** Runs what waits, and what was asked for meanwhile. */
    void run() {
        for (Optional<Attempt> run = ledger.begin(); run.isPresent(); run = ledger.begin()) {
            run(run.get());
        }
    }

    private void run(Attempt attempt) {
        long run = attempt.id();
        RunProgress progress = new RunProgress(ledger, run);
        try {
            int slot = ledger.freeSlot();
            ledger.publish(run, attempt.startedAt(), slot, fill(run, slot, progress));
        } catch (CancellationException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e; // the node goes down: another one, or this one later, begins the run anew
            }
            ledger.stopped(run);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("the analysis failed", e);
            ledger.failed(run, e);
        }
    }

    private Card fill(long run, int slot, RunProgress progress) {
        AnalysisSetting setting = settings.now();
        ledger.begins(run, setting);
        Facts facts = reader.read(setting.asOf(), progress.of(Step.READ));
        ledger.read(run, facts);

        Progress ranking = progress.of(Step.RANK);
        Insights insights = new Insights(facts.customers(), facts.asOf());
        LifeCycle cycle = new LifeCycle(
                LifeCycle.typicalGap(
                        facts.purchases().first(), facts.purchases().days()),
                setting.loyalDays(),
                setting.riskFactor(),
                setting.lostFactor());
        Ranking ranks = new Ranking(facts, insights);
        ranks.purchases(cycle);
        Yardstick.Ranks scales = ranks.scores(ranking.part(0, 0.3));
        GroupPaths groups = GroupPaths.of(facts, insights.segments(), ranking.part(0.3, 1));
        insights.groups = groups;

        Progress foretelling = progress.of(Step.FORETELL);
        Foretelling prophet = new Foretelling(facts, insights);
        LifetimeModel model = prophet.learn(foretelling.part(0, 0.6));
        Horizon horizon = Horizon.ofYearly(setting.horizonMonths(), setting.yearlyDiscount());
        long[] worth = prophet.foretell(model, horizon, foretelling.part(0.6, 0.85));
        RetrospectCard retrospect = earlier.asOf(facts.asOf().minusDays(SHORTEST_LOOK_BACK))
                .map(past -> prophet.lookBack(past, foretelling.part(0.85, 1)))
                .orElse(null);
        Optional<CustomerClusters> clusters = CustomerClusters.of(
                ranks.rfm(), Facts.UNIT, FEWEST_CLUSTERS, MOST_CLUSTERS, GROUPING, progress.of(Step.CLUSTER));
        clusters.ifPresent(found -> put(found, insights));

        List<Rooms.Potential> potentials = rooms.of(facts, insights);

        Pairing pairing = new Pairing(facts, refusals.of(facts), progress.of(Step.BASKETS));

        Progress writing = progress.of(Step.WRITE);
        writer.empty(slot);
        Cells cells = Cells.of(insights);
        writer.write(slot, cells);
        writer.write(slot, insights, pairing, writing.part(0, 0.7));
        writer.write(slot, ranks.changes(), facts.customers());
        writer.write(slot, groups, facts.customers());
        writer.writePotentials(slot, potentials);
        writer.write(slot, ranks.hundredths());
        writer.writePeriods(slot, new Periods(facts).all());
        writer.write(slot, pairing);
        products.write(slot, facts, insights.segments(), writing.part(0.75, 1));
        writer.close(slot);
        return new Card(
                Card.FORMAT,
                leftOut(facts.leftOut()),
                new LifeCycleCard(cycle.typicalGap(), cycle.loyalDays(), cycle.riskFactor(), cycle.lostFactor()),
                scales == null ? null : ranks.card(scales),
                ValueCards.of(model),
                clusters.map(Analysis::groups).orElse(List.of()),
                pairing.card(),
                new Yardstick(
                        setting.asOf(),
                        setting.horizonMonths(),
                        setting.yearlyDiscount(),
                        scales,
                        clusters.map(CustomerClusters::map).orElse(null),
                        model.foresight(),
                        worth),
                retrospect);
    }

    private static void put(CustomerClusters clusters, Insights insights) {
        for (int i = 0; i < insights.size(); i++) {
            insights.cluster[i] = (byte) (clusters.groupOf()[i] + 1);
        }
    }

    private static List<Group> groups(CustomerClusters clusters) {
        return clusters.groups().stream()
                .map(group -> new Group(
                        group.name().buying().name(),
                        group.name().big(),
                        group.name().recent(),
                        group.name().place(),
                        group.customers(),
                        group.recency(),
                        group.frequency(),
                        group.monetary()))
                .toList();
    }

    private static LeftOut leftOut(Facts.LeftOut all) {
        return new LeftOut(all.later(), all.withoutCustomer(), all.withoutPrice(), all.noProducts(), all.returns());
    }
}
