package peyvand.operational.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each column of a file is, from the first on; null: nothing that is wanted. */
public record ImportMapping(List<@Nullable ImportField> columns) {

    public ImportMapping {
        columns = Collections.unmodifiableList(new ArrayList<>(columns));
    }

    public boolean has(ImportField field) {
        return columns.contains(field);
    }
}
