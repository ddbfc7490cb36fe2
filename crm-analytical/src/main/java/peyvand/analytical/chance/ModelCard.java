package peyvand.analytical.chance;

import java.util.List;
import java.util.Map;

/**
 * What there is to know about what was learned last.
 *
 * @param accuracies of the model and of those it has to be better than; empty where nothing could be learned
 * @param bins what was foretold and what came; empty likewise
 * @param weights the weightiest first; empty likewise
 */
public record ModelCard(ChanceRun run, Map<Forecaster, Accuracy> accuracies, List<Bin> bins, List<Weight> weights) {}
