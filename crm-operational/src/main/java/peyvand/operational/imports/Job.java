package peyvand.operational.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ImportId;

/**
 * An import as those who work on it need to know it.
 *
 * @param checkpoint the last row of the file whose effect is committed
 * @param visibleOwners whose customers may be touched; null: everybody's
 */
record Job(
        ImportId id,
        ImportKind kind,
        ImportState state,
        FileFormat format,
        ImportMapping mapping,
        ImportOptions options,
        long checkpoint,
        Map<String, Long> counts,
        @Nullable Long requestedBy,
        @Nullable List<Long> visibleOwners,
        Company company) {

    /** Where and in what the company that imports works. */
    record Company(ZoneId zone, String currency, @Nullable String region) {}

    MatchKey matchKey() {
        return options.match(kind, mapping);
    }

    String currency() {
        return options.currency() == null ? company.currency() : options.currency();
    }
}
