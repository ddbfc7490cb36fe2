package peyvand.operational.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;
import peyvand.domain.CustomFieldId;
import peyvand.domain.Folding;
import peyvand.domain.RecordKind;

/**
 * What records must say in a custom field to be listed; null means any.
 *
 * @param is exactly this; of a text: contains it, however it is spelt, or begins with it where it is too short for the
 *     index of parts
 * @param from this or more; for numbers and days
 * @param until this or less
 * @param way how the records are found; see {@link #forAPage}
 */
public record CustomFilter(
        CustomFieldId field,
        @Nullable CustomValue is,
        @Nullable CustomValue from,
        @Nullable CustomValue until,
        Way way) {

    private static final int SHORTEST_PART = 3;
    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    enum Way {
        /** As the planner thinks best. */
        ANY,
        /** The values first: they are few, and so are the records to be sorted. */
        VALUES_FIRST,
        /** The records in the order of the list, each asked for its value: they are many, and a page is full soon. */
        RECORDS_FIRST
    }

    public CustomFilter(
            CustomFieldId field, @Nullable CustomValue is, @Nullable CustomValue from, @Nullable CustomValue until) {
        this(field, is, from, until, Way.ANY);
    }

    /**
     * The same filters, put so that a page in the order of some index costs little. The planner cannot know: its
     * statistics are of the values of all fields together. So it is told whether the records that meet a filter are few.
     */
    public static List<CustomFilter> forAPage(JdbcClient jdbc, RecordKind kind, List<CustomFilter> filters) {
        return filters.stream().map(filter -> filter.measured(jdbc, kind)).toList();
    }

    /** Whether so few records meet one of these filters that their values are looked up first. */
    public static boolean few(List<CustomFilter> filters) {
        return filters.stream().anyMatch(filter -> filter.way == Way.VALUES_FIRST);
    }

    private CustomFilter measured(JdbcClient jdbc, RecordKind kind) {
        Sql sql = values(Sql.of("select 1 from"), kind, "own");
        return new CustomFilter(
                field, is, from, until, Count.of(jdbc, sql).capped() ? Way.RECORDS_FIRST : Way.VALUES_FIRST);
    }

    /**
     * Keeps only the records that meet all of the filters.
     *
     * @param id the SQL of a record's id
     */
    public static Sql apply(Sql sql, RecordKind kind, String id, List<CustomFilter> filters) {
        for (int i = 0; i < filters.size(); i++) {
            filters.get(i).apply(sql, kind, id, "own" + i);
        }
        return sql;
    }

    private void apply(Sql sql, RecordKind kind, String id, String name) {
        if (way == Way.VALUES_FIRST) {
            values(sql.add("and " + id + " = any (array(select v.record_id from"), kind, name)
                    .add("))");
        } else {
            values(sql.add("and exists (select from"), kind, name)
                    .and("v.record_id = " + id)
                    .add(way == Way.RECORDS_FIRST ? "offset 0)" : ")");
        }
    }

    private Sql values(Sql sql, RecordKind kind, String name) {
        sql.add("custom_value v where v.record_kind = '" + kind + "'")
                .and("v.field_id = :" + name, name, field.value());
        if (is != null && is.text() != null) {
            return text(sql, name, is.text());
        }
        compare(sql, "=", name + "_is", is);
        compare(sql, ">=", name + "_from", from);
        compare(sql, "<=", name + "_until", until);
        return sql;
    }

    private static void compare(Sql sql, String operator, String name, @Nullable CustomValue value) {
        if (value != null) {
            sql.and("v." + column(value) + " " + operator + " :" + name, name, value.plain());
        }
    }

    private static Sql text(Sql sql, String name, String typed) {
        String text = Folding.fold(typed).strip();
        if (text.length() >= SHORTEST_PART) {
            String pattern = "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
            return sql.and("fold(v.text_value) like :" + name + "_is", name + "_is", pattern);
        }
        String beginning = "left(fold(v.text_value), 100) collate \"C\"";
        return sql.and(beginning + " >= :" + name + "_is", name + "_is", text)
                .and(beginning + " < :" + name + "_end", name + "_end", text + LAST_CHARACTER);
    }

    private static String column(CustomValue value) {
        return value.number() != null
                ? "number_value"
                : value.day() != null ? "date_value" : value.choice() != null ? "choice_id" : "yes_value";
    }
}
