package peyvand.operational.duplicate;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of a record that a merge decides on: all columns of its table except those that are not people's to choose. */
@Component
class MergeFields {

    static final String NAME = "name";
    static final String PARENT = "parent_id";

    private static final Set<String> NO_CHOICE = Set.of(
            "id",
            "number",
            "kind",
            "customer_id",
            "orders_count",
            "first_ordered_at",
            "last_ordered_at",
            "net_amount",
            "collaborators",
            "archived_at",
            "merged_into_id",
            "import_id",
            "created_at",
            "updated_at",
            "version");
    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private final Catalog catalog;

    MergeFields(Catalog catalog) {
        this.catalog = catalog;
    }

    List<String> columns(DuplicateKind kind) {
        return catalog.columns(kind.table()).stream()
                .filter(column -> !NO_CHOICE.contains(column))
                .toList();
    }

    /** What forms call a column: {@code annual_revenue} is annualRevenue, {@code owner_id} is owner. */
    static String name(String column) {
        String plain = column.endsWith("_id") ? column.substring(0, column.length() - 3) : column;
        return UNDERSCORE.matcher(plain).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    /** Whose value is kept unless somebody chooses: the winner's, where there is one. */
    static Side kept(@Nullable Object winner, @Nullable Object loser) {
        return winner == null && loser != null ? Side.LOSER : Side.WINNER;
    }

    static @Nullable String text(@Nullable Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value == null ? null : value.toString();
    }

    /** The fields of a row as the audit log writes them. */
    Map<String, @Nullable Object> texts(DuplicateKind kind, Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        columns(kind).forEach(column -> texts.put(name(column), text(row.get(column))));
        return texts;
    }
}
