package peyvand.operational.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a file is, from the first on.
 *
 * @param columns null where a column is nothing that is wanted, or a custom field
 * @param own the ids of the custom fields by the number of their column, from 0 on
 */
public record ImportMapping(
        List<@Nullable ImportField> columns, @Nullable Map<Integer, Long> own) {

    public ImportMapping {
        columns = Collections.unmodifiableList(new ArrayList<>(columns));
        own = own == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(own)); // null: kept by an earlier version
    }

    public ImportMapping(List<@Nullable ImportField> columns) {
        this(columns, Map.of());
    }

    public boolean has(ImportField field) {
        return columns.contains(field);
    }

    @Override
    public Map<Integer, Long> own() {
        return own == null ? Map.of() : own;
    }
}
