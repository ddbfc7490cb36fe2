package peyvand.analytical.likeness;

import org.jspecify.annotations.Nullable;
import peyvand.domain.SegmentId;

/**
 * Who is alike to the members of a target.
 *
 * @param segment null: nobody is asked for
 * @param prospects who has bought nothing yet, or who has; null: either
 */
public record LikenessFilter(
        @Nullable SegmentId segment, @Nullable Boolean prospects) {}
