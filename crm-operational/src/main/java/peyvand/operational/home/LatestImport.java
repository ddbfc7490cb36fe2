package peyvand.operational.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ImportId;

/** @param rows of the file; null while they are not counted */
public record LatestImport(
        ImportId id,
        String kind,
        String state,
        String fileName,
        @Nullable Long rows,
        Instant createdAt) {}
