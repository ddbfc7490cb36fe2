package peyvand.analytical.likeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.likeness.LikenessRow.Because;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Lists who is alike to the members of a target and has not come to belong to it since; those that the viewer sees. */
@Repository
public class LikenessQueries implements ListQueries<LikenessFilter, LikenessRow> {

    public static final Sort BY_PLACE = new Sort("l.place", "int", false);

    private static final String ID = "l.customer_id";
    private static final String ROW = """
            c.customer_id as id, c.number, c.name, (select s.name from dim_staff s where s.staff_id = c.owner_id) as owner,
            l.place, c.orders_count = 0 as prospect, l.alike, l.facts, l.said
            """;
    private static final String FROM = """
            from customer_likeness l join dim_customer c on c.customer_id = l.customer_id
            where l.segment_id = :segment and not c.archived
              and not exists (select from dim_segment_member m where m.segment_id = l.segment_id and m.customer_id = l.customer_id)
            """;

    private final JdbcClient jdbc;

    LikenessQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<LikenessRow> page(Viewer viewer, LikenessFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        return filter.segment() == null
                ? new Slice<>(List.of(), null, null)
                : Keyset.page(
                        jdbc,
                        sql("select " + Keyset.select(sort, ID) + ", " + ROW, viewer, filter),
                        sort,
                        ID,
                        cursor,
                        size,
                        LikenessQueries::row);
    }

    @Override
    public Count count(Viewer viewer, LikenessFilter filter) {
        return filter.segment() == null ? new Count(0, false) : Count.of(jdbc, sql("select 1", viewer, filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, LikenessFilter filter, Sort sort, Consumer<LikenessRow> consumer) {
        if (filter.segment() == null) {
            return;
        }
        Keyset.each(jdbc, sql("select " + ROW, viewer, filter), sort, ID, LikenessQueries::row, consumer);
    }

    private static Sql sql(String select, Viewer viewer, LikenessFilter filter) {
        Sql sql = Sql.of(select)
                .add(FROM)
                .with("segment", Objects.requireNonNull(filter.segment()).value());
        sql.andIf("(c.orders_count = 0) = :prospects", "prospects", filter.prospects());
        return Visibility.customers(sql, viewer, "c");
    }

    private static LikenessRow row(ResultSet row, int number) throws SQLException {
        String[] facts = (String[]) row.getArray("facts").getArray();
        String[] said = (String[]) row.getArray("said").getArray();
        List<Because> because = new ArrayList<>();
        for (int i = 0; i < Math.min(facts.length, said.length); i++) {
            because.add(new Because(Known.valueOf(facts[i]), said[i]));
        }
        return new LikenessRow(
                new CustomerId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("owner"),
                row.getInt("place"),
                row.getBoolean("prospect"),
                row.getInt("alike"),
                because);
    }
}
