package peyvand.analytical.segment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.SegmentId;

/**
 * Who joined a segment, or left it.
 *
 * @param segment null: nobody is asked for
 * @param from on that day or later, where the company is
 * @param to on that day or earlier
 * @param into of those who left: who belongs to that one since; null: wherever they are
 */
public record MoveFilter(
        @Nullable SegmentId segment,
        Way way,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable SegmentId into) {}
