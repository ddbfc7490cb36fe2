package peyvand.operational.bulk;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One thing done to many records, in SQL. The texts are constants of the code; {@code :value} is what is set, {@code :now}
 * the time of the change, {@code :by} who makes it, {@code :bulk} its id, {@code r} the row of a record in {@code
 * bulk_change_row}.
 *
 * @param records where they lie
 * @param rule which of them it is done to
 * @param change what it does
 * @param back how it is put back
 * @param after what a record is afterwards, of what it was, as the audit log tells it; fields it leaves out are not told
 * @param prepare what has to be there before
 * @param value as it is stored
 * @param share by what those it would be done to are told apart beforehand; null for nothing
 */
public record BulkOperation(
        Records records,
        Rule rule,
        Change change,
        Back back,
        UnaryOperator<Map<String, @Nullable String>> after,
        Runnable prepare,
        String value,
        @Nullable String share) {

    /** One beforehand told of as a whole. */
    public BulkOperation(
            Records records,
            Rule rule,
            Change change,
            Back back,
            UnaryOperator<Map<String, @Nullable String>> after,
            Runnable prepare,
            String value) {
        this(records, rule, change, back, after, prepare, value, null);
    }

    /** The same, of which it is told beforehand how it is shared out. */
    public BulkOperation shared(String by) {
        return new BulkOperation(records, rule, change, back, after, prepare, value, by);
    }

    /**
     * @param called what a record is called
     * @param customer on whose timeline it stands; {@code null::bigint} for none
     */
    public record Records(String table, String alias, String called, String customer) {}

    /**
     * @param possible whether the rules allow it for a record
     * @param already whether it is so already
     * @param before what a record was, as {@code jsonb}: all that putting it back needs
     */
    public record Rule(String possible, String already, String before) {}

    /**
     * @param set assignments, with a comma before each; may be empty. Null: the records are left as they are
     * @param also a further statement
     * @param audited what it is called in the audit log
     */
    public record Change(@Nullable String set, @Nullable String also, String audited) {

        /** Leaves the records as they are, and writes about them elsewhere. */
        public static Change elsewhere(String statement, String audited) {
            return new Change(null, statement, audited);
        }
    }

    /** @param still whether nobody has changed it since, so that it can be put back */
    public record Back(String still, Change change) {}

    /** Sets a column to the value; in the audit log the field is called {@code field}. */
    public static BulkOperation column(Records records, String possible, String column, String field, String value) {
        String now = records.alias() + "." + column;
        return new BulkOperation(
                records,
                new Rule(
                        possible,
                        now + " is not distinct from :value",
                        "jsonb_build_object('" + field + "', " + now + ")"),
                new Change(", " + column + " = :value", null, "CHANGED"),
                new Back(
                        "(" + possible + ") and " + now + " = :value",
                        new Change(", " + column + " = r.before ->> '" + field + "'", null, "CHANGED")),
                before -> Map.of(field, value),
                () -> {},
                value);
    }

    /** Takes records out of the daily lists. */
    public static BulkOperation archive(Records records, String possible) {
        String archived = records.alias() + ".archived_at";
        return new BulkOperation(
                records,
                new Rule(possible, archived + " is not null", "'{}'::jsonb"),
                new Change(", archived_at = :now", null, "ARCHIVED"),
                new Back(archived + " = :now", new Change(", archived_at = null", null, "RESTORED")),
                before -> Map.of(),
                () -> {},
                "");
    }

    /** Brings records back from the archive. */
    public static BulkOperation restore(Records records) {
        String archived = records.alias() + ".archived_at";
        return new BulkOperation(
                records,
                new Rule("true", archived + " is null", "jsonb_build_object('archivedAt', " + archived + ")"),
                new Change(", archived_at = null", null, "RESTORED"),
                new Back(
                        archived + " is null",
                        new Change(", archived_at = cast(r.before ->> 'archivedAt' as timestamptz)", null, "ARCHIVED")),
                before -> Map.of(),
                () -> {},
                "");
    }
}
