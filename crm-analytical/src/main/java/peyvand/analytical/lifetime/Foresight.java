package peyvand.analytical.lifetime;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifetime.LifetimeModel.Outcome;
import peyvand.analytical.lifetime.PurchaseModel.Parameter;
import peyvand.analytical.statistic.Progress;

/**
 * All that is needed to foretell of customers again what a {@link LifetimeModel} foretells, without those it was learned from.
 *
 * @param outcome what is used; never {@link Outcome#TOO_THIN}
 * @param family of the model, which may only say who is still there; null where none is used
 * @param parameters of that model, in their order
 * @param unit days of the unit of time in which they are told
 * @param spend null where too few bought again
 */
public record Foresight(
        Outcome outcome,
        @Nullable Family family,
        List<Double> parameters,
        int unit,
        @Nullable GammaGamma spend) {

    public Foresight {
        parameters = List.copyOf(parameters);
    }

    /** Null where the data are too thin. */
    static @Nullable Foresight of(LifetimeModel model) {
        if (model.outcome() == Outcome.TOO_THIN) {
            return null;
        }
        Fit.Found fit = model.fit();
        return new Foresight(
                model.outcome(),
                fit == null ? null : fit.family(),
                fit == null
                        ? List.of()
                        : fit.model().parameters().stream()
                                .map(Parameter::value)
                                .toList(),
                model.histories().unit(),
                model.spend() instanceof Spend.Found found ? found.model() : null);
    }

    PurchaseModel model() {
        return switch (outcome) {
            case MODEL -> fitted();
            case OWN_RATE_WHILE_THERE -> new OwnRate((ChurnModel) fitted());
            case OWN_RATE -> new OwnRate(unit);
            case TOO_THIN -> throw new IllegalStateException("too thin");
        };
    }

    private PurchaseModel fitted() {
        double[] values = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        return Objects.requireNonNull(family).model(values, unit);
    }

    /**
     * What is to be expected of each customer after the end of a day.
     *
     * @param asOf that day; what is bought later is left out
     * @throws java.util.concurrent.CancellationException where it is not wanted any more
     */
    public Foretold foretell(Purchases purchases, int asOf, Horizon horizon, Progress progress) {
        return foretell(Histories.of(purchases, asOf, unit), horizon, progress);
    }

    Foretold foretell(Histories histories, Horizon horizon, Progress progress) {
        return new Foretold(histories, Prospects.of(model(), spend, histories, horizon, progress));
    }

    /** What is to be expected, one entry for each row of the histories. */
    public record Foretold(Histories histories, Prospects prospects) {}
}
