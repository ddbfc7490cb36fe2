package peyvand.analytical.chance;

/**
 * What a feature, or one of its categories, counts for.
 *
 * @param category by id or by word; empty for a number
 * @param opportunities in which it was seen, of those learned from
 * @param mean of the values seen; the share that has it, for a category
 * @param scale the unit in which the value counts: a standard deviation; 1 for a category
 * @param weight on the logarithm of the odds, for each unit above the mean
 */
public record Weight(Feature feature, String category, int opportunities, double mean, double scale, double weight) {}
