package peyvand.analytical.pivot;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;

/** Questions in SQL. All that a user can reach is bound; dimensions are constants of the code. */
final class PivotSql {

    /** Whether a line {@code l} was taken back. */
    static final String BACK = "(l.quantity < 0 or l.order_kind <> 'SALE')";

    /** Whether it is of a product {@code p}. */
    static final String MERCHANDISE = "coalesce(p.is_merchandise, false)";

    /** In the category itself or one that lies in it. */
    private static final String IN_CATEGORY =
            "p.category_id in (select category_id from dim_category where cast(:%s as bigint) = any (within))";

    private PivotSql() {}

    /** The lines asked for, as a {@link Tally} takes them in. */
    static Sql lines(Viewer viewer, Question question, ZoneId zone) {
        Dimension columns = question.columns();
        String told =
                "%s as r, %s as c, l.order_id, l.customer_id, l.base_amount::float8 as amount, l.quantity::float8 as quantity, "
                                .formatted(
                                        question.rows().sql(question.jalali()),
                                        columns == null ? "''" : columns.sql(question.jalali()))
                        + MERCHANDISE + " as merchandise, " + BACK + " as back";
        if (viewer.orders().everything()) {
            return asked(question, told, sources(question), zone);
        }
        // What has no customer is looked for apart: there is no owner by whom to find it.
        Sql seen = Visibility.buyers(asked(question, told, seeing(question), zone), viewer, "c");
        return asked(question, told, sources(question), zone)
                .and("l.customer_id is null")
                .add("union all")
                .add(seen.toString())
                .withValuesOf(seen);
    }

    /** The tables of a question with a customer {@code c}, by whom it is told what a viewer sees. */
    static Set<Source> seeing(Question question) {
        Set<Source> sources = sources(question);
        sources.add(Source.CUSTOMER);
        return sources;
    }

    private static Set<Source> sources(Question question) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        question.rows().source().ifPresent(sources::add);
        if (question.columns() != null) {
            question.columns().source().ifPresent(sources::add);
        }
        question.filters().keySet().stream()
                .filter(dimension -> !dimension.isSeveral())
                .forEach(dimension -> dimension.source().ifPresent(sources::add));
        return sources;
    }

    /** Where the company works. */
    static ZoneId zone(JdbcClient jdbc) {
        return ZoneId.of(
                jdbc.sql("select zone from dim_company").query(String.class).single());
    }

    /**
     * All lines of the time asked for that the filters let through, whoever may see them. Its days are bound as moments: of what it
     * has to look up, the database could not tell how many lines it will be.
     */
    static Sql asked(Question question, String columns, Set<Source> sources, ZoneId zone) {
        Sql sql = Sql.of(
                "select " + columns + " from fact_order_line l left join dim_product p on p.product_id = l.product_id");
        sources.forEach(source -> sql.add(source.join()));
        sql.add("where l.ordered_at >= :from and l.ordered_at < :end")
                .and("l.order_kind <> 'ADJUSTMENT'")
                .with("from", begins(question.from(), zone))
                .with("end", begins(question.to().plusDays(1), zone));
        for (Map.Entry<Dimension, String> filter : question.filters().entrySet()) {
            String name = "only_" + filter.getKey().name().toLowerCase(Locale.ROOT);
            sql.and(
                    filter.getKey() == Dimension.CATEGORY
                            ? IN_CATEGORY.formatted(name)
                            : filter.getKey().is(question.jalali(), name, filter.getValue()),
                    name,
                    filter.getValue());
        }
        return sql;
    }

    private static Timestamp begins(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
