package peyvand.analytical.insight;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.insight.Card.Estimate;
import peyvand.analytical.insight.Card.SpendCard;
import peyvand.analytical.insight.Card.TrialCard;
import peyvand.analytical.insight.Card.Tried;
import peyvand.analytical.insight.Card.ValueCard;
import peyvand.analytical.lifetime.Boundary;
import peyvand.analytical.lifetime.Fit;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.lifetime.LifetimeModel.Comparison;
import peyvand.analytical.lifetime.LifetimeModel.Trial;
import peyvand.analytical.lifetime.Spend;

/** Writes down how what customers will still buy is foretold. */
final class ValueCards {

    private ValueCards() {}

    static ValueCard of(LifetimeModel model) {
        Fit.Found fit = model.fit();
        return new ValueCard(
                model.outcome(),
                model.thinness(),
                trial(model.comparison()),
                fit == null ? null : fit.family(),
                fit == null ? List.of() : estimates(fit.estimates()),
                fit == null ? null : fit.logLikelihood(),
                fit == null ? List.of() : sorted(fit.boundaries()),
                model.spend() instanceof Spend.Found spend ? spend(spend) : null);
    }

    private static @Nullable TrialCard trial(@Nullable Comparison comparison) {
        return comparison == null
                ? null
                : new TrialCard(
                        comparison.cut().toString(),
                        comparison.until().toString(),
                        comparison.customers(),
                        comparison.repeaters(),
                        comparison.later(),
                        comparison.trials().stream().map(ValueCards::tried).toList(),
                        comparison.ownRate(),
                        comparison.whileThere(),
                        comparison.order(),
                        comparison.best(),
                        comparison.gain(),
                        comparison.gainError());
    }

    private static Tried tried(Trial trial) {
        return new Tried(
                trial.family(),
                trial.skill(),
                trial.fit() instanceof Fit.Found found ? sorted(found.boundaries()) : List.of());
    }

    private static SpendCard spend(Spend.Found spend) {
        return new SpendCard(
                spend.customers(),
                spend.excluded(),
                estimates(spend.estimates()),
                spend.mean(),
                spend.independence().correlation());
    }

    private static List<Estimate> estimates(List<Fit.Estimate> estimates) {
        return estimates.stream()
                .map(estimate -> new Estimate(estimate.name(), estimate.value(), number(estimate.error())))
                .toList();
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static List<Boundary> sorted(Set<Boundary> boundaries) {
        return boundaries.stream().sorted().toList();
    }
}
