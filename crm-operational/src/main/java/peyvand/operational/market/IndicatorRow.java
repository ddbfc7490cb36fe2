package peyvand.operational.market;

import org.jspecify.annotations.Nullable;

/** An indicator in the list. @param latest null while it has no values */
public record IndicatorRow(Indicator indicator, @Nullable SeriesPoint latest) {}
