package peyvand.analytical.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Lists products by how they fare: of all customers, whoever asks, as it names none. */
@Repository
public class StandingQueries implements ListQueries<StandingFilter, StandingRow> {

    private static final String ID = "i.product_id";
    private static final String ROW = "p.code, p.name, p.category, i.* ";
    private static final String FROM = """
            from product_insight i join dim_product p on p.product_id = i.product_id
            where i.slot = (select slot from analysis_state where run_id is not null)
            """;

    private final JdbcClient jdbc;

    StandingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<StandingRow> page(Viewer viewer, StandingFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(sort, ID) + ", " + ROW + FROM);
        return Keyset.page(jdbc, filter.apply(sql), sort, ID, cursor, size, StandingQueries::row);
    }

    @Override
    public Count count(Viewer viewer, StandingFilter filter) {
        return Count.of(jdbc, filter.apply(Sql.of("select 1 " + FROM)));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, StandingFilter filter, Sort sort, Consumer<StandingRow> consumer) {
        Keyset.each(jdbc, filter.apply(Sql.of("select " + ROW + FROM)), sort, ID, StandingQueries::row, consumer);
    }

    private static StandingRow row(ResultSet row, int number) throws SQLException {
        return new StandingRow(
                Neighbours.product(row),
                row.getString("category"),
                ProductInsights.stage(row),
                row.getDouble("amount"),
                row.getDouble("year_amount"),
                row.getDouble("before_amount"),
                row.getObject("growth", Double.class),
                row.getDouble("returned_share"),
                row.getInt("orders"),
                row.getInt("customers"),
                row.getObject("last_on", LocalDate.class));
    }
}
