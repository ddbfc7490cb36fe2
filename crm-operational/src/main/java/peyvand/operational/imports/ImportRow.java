package peyvand.operational.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ImportId;

/** An import in the list. */
public record ImportRow(
        ImportId id,
        ImportKind kind,
        ImportState state,
        String fileName,
        long fileSize,
        @Nullable Long rowsTotal,
        long rowsDone,
        @Nullable String requestedBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
