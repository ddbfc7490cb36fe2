package peyvand.operational.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomValue;

/**
 * What a merge would do.
 *
 * @param fields those in which at least one side has a value
 * @param own the custom fields in use in which at least one side says something
 * @param rows how many rows of which table would move to the winner, the largest first
 */
public record MergePreview(
        DuplicateKind kind, Party winner, Party loser, List<Field> fields, List<Own> own, List<Rows> rows) {

    /** One of the two records, with the version the merge must name. */
    public record Party(
            long id, int version, String name, @Nullable String number, boolean archived) {}

    /**
     * @param name as forms call it; a person's contact fields begin with {@code contact.}
     * @param winner the winner's value as text; null when empty
     * @param kept whose value is kept unless the viewer chooses
     */
    public record Field(
            String name, @Nullable String winner, @Nullable String loser, Side kept, boolean differs) {}

    /**
     * A custom field; named as in {@link Field}.
     *
     * @param differs whether there is something to choose
     */
    public record Own(
            String name,
            CustomField field,
            @Nullable CustomValue winner,
            @Nullable CustomValue loser,
            Side kept,
            boolean differs) {}

    /** Rows of one table, by the column that refers to the merged record. */
    public record Rows(String table, String column, long count) {}
}
