package peyvand.operational.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ImportId;
import peyvand.operational.field.CustomField;

/**
 * An import as those who work on it need to know it.
 *
 * @param checkpoint the last row of the file whose effect is committed
 * @param own the custom fields in use of such records
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
        Company company,
        List<CustomField> own) {

    /** Where and in what the company that imports works. */
    record Company(ZoneId zone, String currency, @Nullable String region) {}

    /** The custom field that a column of this number is; null: none, or none any more. */
    @Nullable
    CustomField own(int column) {
        Long id = mapping.own().get(column);
        return own.stream()
                .filter(field -> Objects.equals(field.id().value(), id))
                .findFirst()
                .orElse(null);
    }

    MatchKey matchKey() {
        return options.match(kind, mapping);
    }

    String currency() {
        return options.currency() == null ? company.currency() : options.currency();
    }
}
