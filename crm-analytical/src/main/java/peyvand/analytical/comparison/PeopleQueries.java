package peyvand.analytical.comparison;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.comparison.Crowds.Limits;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.SegmentId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Lists who is behind a figure of a comparison: those who were counted for it, no more and no others. */
@Repository
public class PeopleQueries implements ListQueries<PeopleFilter, PersonRow> {

    public static final Sort BY_NAME = new Sort("c.name", "text", false);

    private static final String ID = "c.customer_id";
    private static final String ROW = """
            c.customer_id as id, c.number, c.name, (select s.name from dim_staff s where s.staff_id = c.owner_id) as owner, c.city, c.country,
            %s as stage, i.last_on, i.value
            """.formatted(Trait.STAGE.sql());
    private static final String BOUGHT = "exists (select from fact_order_line l where l.customer_id = x.id and "
            + Likings.BOUGHT + " and l.product_id ";

    private final JdbcClient jdbc;
    private final Crowds crowds;
    private final Contrasts contrasts;

    PeopleQueries(JdbcClient jdbc, Crowds crowds, Contrasts contrasts) {
        this.jdbc = jdbc;
        this.crowds = crowds;
        this.contrasts = contrasts;
    }

    @Override
    @Transactional(readOnly = true)
    public Slice<PersonRow> page(Viewer viewer, PeopleFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        return filter.pair() == null
                ? new Slice<>(List.of(), null, null)
                : Keyset.page(
                        jdbc,
                        sql("select " + Keyset.select(sort, ID) + ", " + ROW, viewer, filter),
                        sort,
                        ID,
                        cursor,
                        size,
                        PeopleQueries::row);
    }

    @Override
    @Transactional(readOnly = true)
    public Count count(Viewer viewer, PeopleFilter filter) {
        return filter.pair() == null ? new Count(0, false) : Count.of(jdbc, sql("select 1 ", viewer, filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, PeopleFilter filter, Sort sort, Consumer<PersonRow> consumer) {
        if (filter.pair() == null) {
            return;
        }
        Keyset.each(jdbc, sql("select " + ROW, viewer, filter), sort, ID, PeopleQueries::row, consumer);
    }

    private Sql sql(String select, Viewer viewer, PeopleFilter filter) {
        Sql sql = Customers.of(Sql.of(select), viewer, ids(viewer, filter)).add("where true");
        Visibility.customers(sql, viewer, "c");
        Trait trait = filter.trait();
        if (trait != null) {
            sql.and(trait.sql() + " is not distinct from cast(:value as text)", "value", filter.value());
            if (trait.ofSome()) {
                sql.and("c.kind = 'PERSON'");
            }
            if (trait == Trait.DEMOGRAPHY) {
                sql.with("today", contrasts.today().toString());
            }
        }
        if (filter.product() != null || filter.category() != null) {
            Visibility.buyers(sql, viewer, "c");
        }
        sql.andIf(BOUGHT + "= :product)", "product", filter.product());
        return sql.andIf(
                BOUGHT
                        + "in (select p.product_id from dim_product p join dim_category k on k.category_id = p.category_id"
                        + " where cast(:category as bigint) = any (k.within)))",
                "category",
                filter.category());
    }

    private Long[] ids(Viewer viewer, PeopleFilter filter) {
        Pair pair = Objects.requireNonNull(filter.pair());
        return switch (filter.part()) {
            case A -> asked(crowd(viewer, pair, true), filter);
            case B -> asked(crowd(viewer, pair, false), filter);
            case ONLY_A -> among(crowd(viewer, pair, true), pair.b(), false);
            case ONLY_B -> among(crowd(viewer, pair, false), pair.b() == null ? null : pair.a(), false);
            case BOTH -> both(crowd(viewer, pair, true), crowd(viewer, pair, false), pair);
        };
    }

    private Crowd crowd(Viewer viewer, Pair pair, boolean first) {
        return contrasts.crowd(viewer, pair, first, Limits.USUAL);
    }

    private Long[] both(Crowd a, Crowd b, Pair pair) {
        return !a.exact() && b.exact() ? among(b, pair.a(), true) : among(a, pair.b(), true);
    }

    private Long[] among(Crowd crowd, @Nullable SegmentId segment, boolean belonging) {
        return crowds.among(crowd, segment, belonging).toArray(Long[]::new);
    }

    /** What was bought was asked of some only. */
    private static Long[] asked(Crowd crowd, PeopleFilter filter) {
        boolean bought = filter.product() != null || filter.category() != null;
        return bought ? crowd.some(Likings.MOST_ASKED).ids() : crowd.ids();
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                new CustomerId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("city"),
                row.getString("country"),
                row.getString("stage"),
                row.getObject("last_on", LocalDate.class),
                row.getObject("value", Double.class));
    }
}
