package peyvand.operational.market;

import java.util.List;

/**
 * Some months of an indicator one after the other.
 *
 * @param points the latest first
 * @param earlier whether there are months before these
 * @param later whether there are months after these
 */
public record Series(List<SeriesPoint> points, boolean earlier, boolean later) {}
