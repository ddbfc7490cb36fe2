package peyvand.analytical.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.ProductId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Reads the rules that the last analysis found. They say how often something was bought, not by whom: all may read them. */
@Repository
public class RuleQueries implements ListQueries<RuleFilter, RuleRow> {

    private static final String ROW = """
            r.*, c.code as also_code, c.name as also_name, a.ids, a.codes, a.names
            """;
    private static final String FROM = """
            from basket_rule r
            join dim_product c on c.product_id = r.consequent
            cross join lateral (
              select array_agg(p.product_id order by u.place) as ids, array_agg(p.code order by u.place) as codes,
                     array_agg(p.name order by u.place) as names
              from unnest(r.antecedent) with ordinality u (id, place) join dim_product p on p.product_id = u.id) a
            where r.slot = (select slot from analysis_state where run_id is not null)
            """;

    private final JdbcClient jdbc;

    RuleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<RuleRow> page(Viewer viewer, RuleFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(sort, "r.number") + ", " + ROW + FROM);
        return Keyset.page(jdbc, filter.apply(sql), sort, "r.number", cursor, size, RuleQueries::row);
    }

    @Override
    public Count count(Viewer viewer, RuleFilter filter) {
        return Count.of(jdbc, filter.apply(Sql.of("select 1 " + FROM)));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, RuleFilter filter, Sort sort, Consumer<RuleRow> consumer) {
        Keyset.each(jdbc, filter.apply(Sql.of("select " + ROW + FROM)), sort, "r.number", RuleQueries::row, consumer);
    }

    /** @throws NotFound when there is none of this number */
    public RuleRow rule(Viewer viewer, int number) {
        return Sql.of("select " + ROW + FROM)
                .and("r.number = :number", "number", number)
                .on(jdbc)
                .query(RuleQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound("rule " + number));
    }

    private static RuleRow row(ResultSet row, int number) throws SQLException {
        Long[] ids = (Long[]) row.getArray("ids").getArray();
        String[] codes = (String[]) row.getArray("codes").getArray();
        String[] names = (String[]) row.getArray("names").getArray();
        List<Product> buys = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            buys.add(new Product(new ProductId(ids[i]), codes[i], names[i]));
        }
        return new RuleRow(
                row.getInt("number"),
                buys,
                new Product(
                        new ProductId(row.getLong("consequent")),
                        row.getString("also_code"),
                        row.getString("also_name")),
                row.getInt("both_in"),
                row.getInt("antecedent_in"),
                row.getInt("consequent_in"),
                row.getDouble("confidence"),
                row.getDouble("lift"),
                row.getDouble("leverage"),
                row.getObject("conviction", Double.class),
                row.getDouble("log_chance"));
    }
}
