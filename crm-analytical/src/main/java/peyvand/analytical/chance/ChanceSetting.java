package peyvand.analytical.chance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;

/**
 * Whether what was learned is used.
 *
 * @param changedAt when that was decided; null where it is as it was at first
 */
public record ChanceSetting(
        boolean learned,
        @Nullable Instant changedAt,
        @Nullable StaffId changedBy) {}
