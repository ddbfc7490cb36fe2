package peyvand.analytical.chance;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was learned: how a probability is reckoned from an opportunity as it stands. */
final class Formula {

    private final double intercept;
    private final List<Weight> weights;
    private final Calibration calibration;
    private final Map<Feature, Map<String, Weight>> found = new EnumMap<>(Feature.class);
    private final Map<Feature, Double> without = new EnumMap<>(Feature.class);

    /**
     * @param intercept of an average opportunity
     * @param calibration by which what the weights say is put right
     */
    Formula(double intercept, List<Weight> weights, Calibration calibration) {
        this.intercept = intercept;
        this.weights = List.copyOf(weights);
        this.calibration = calibration;
        for (Weight weight : weights) {
            found.computeIfAbsent(weight.feature(), none -> new HashMap<>()).put(weight.category(), weight);
            if (!weight.feature().isNumber()) {
                without.merge(weight.feature(), -weight.weight() * weight.mean(), Double::sum);
            }
        }
    }

    double intercept() {
        return intercept;
    }

    List<Weight> weights() {
        return weights;
    }

    Calibration calibration() {
        return calibration;
    }

    double probability(Moment moment) {
        return Logit.probability(calibration.of(raw(moment)));
    }

    /** Log odds before they are put right. */
    double raw(Moment moment) {
        double eta = intercept;
        for (Feature feature : found.keySet()) {
            eta += part(feature, moment);
        }
        return eta;
    }

    /** By how much each feature makes it likelier, or less likely, than if it were as the average; from -1 to 1. */
    Map<Feature, Double> reasons(Moment moment) {
        double eta = raw(moment);
        double probability = Logit.probability(calibration.of(eta));
        Map<Feature, Double> reasons = new EnumMap<>(Feature.class);
        for (Feature feature : found.keySet()) {
            double otherwise = Logit.probability(calibration.of(eta - part(feature, moment)));
            reasons.put(feature, probability - otherwise);
        }
        return reasons;
    }

    /** What a feature adds to the log odds, as against an average opportunity. */
    private double part(Feature feature, Moment moment) {
        Map<String, Weight> known = found.getOrDefault(feature, Map.of());
        if (feature.isNumber()) {
            Double number = feature.number(moment);
            Weight weight = known.get("");
            return number == null || weight == null ? 0 : weight.weight() * (number - weight.mean()) / weight.scale();
        }
        double part = without.getOrDefault(feature, 0.0);
        for (String category : feature.categories(moment)) {
            Weight weight = known.get(category);
            part += weight == null ? 0 : weight.weight();
        }
        return part;
    }
}
