package peyvand.operational.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;

/** Finds records by what somebody types, in one statement. */
@Repository
public class SearchQueries {

    private static final String CUSTOMERS = """
            select 0 as source, h.rank, h.term, r.id, r.name as title, r.number as code, r.city as detail, null::timestamptz as at
            from hits h join customer r on r.id = h.record_id
            """;
    private static final String CONTACTS = """
            select 1, h.rank, h.term, r.id, r.name, null, c.name, null
            from hits h join contact r on r.id = h.record_id join customer c on c.id = r.customer_id
            """;
    private static final String PRODUCTS = """
            select 2, h.rank, h.term, r.id, r.name, r.code, null, null from hits h join product r on r.id = h.record_id
            """;
    private static final String ORDERS = """
            select 3, h.rank, h.term, r.id, r.number, null, c.name, r.ordered_at
            from hits h join sales_order r on r.id = h.record_id left join customer c on c.id = r.customer_id
            """;

    private static final List<RecordKind> SOURCES =
            List.of(RecordKind.CUSTOMER, RecordKind.CONTACT, RecordKind.PRODUCT, RecordKind.ORDER);

    private final JdbcClient jdbc;

    SearchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The records that fit best: those with the very words first, then those whose words begin so, then those that have
     * them anywhere.
     *
     * @param most so many of each kind
     */
    public List<SearchHit> find(Viewer viewer, String typed, int most) {
        SearchText text = SearchText.of(typed);
        if (text.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of("");
        add(
                sql,
                text,
                RecordKind.CUSTOMER,
                most,
                CUSTOMERS,
                hits -> ofVisibleCustomer(hits, viewer, "customer c where c.id"));
        sql.add("union all");
        add(
                sql,
                text,
                RecordKind.CONTACT,
                most,
                CONTACTS,
                hits -> ofVisibleCustomer(
                        hits, viewer, "contact k join customer c on c.id = k.customer_id where k.id"));
        sql.add("union all");
        add(sql, text, RecordKind.PRODUCT, most, PRODUCTS, hits -> hits);
        sql.add("union all");
        add(sql, text, RecordKind.ORDER, most, ORDERS, hits -> ofVisibleCustomerOrNone(hits, viewer));
        return text.bind(sql.add("order by rank, source, term, id"))
                .on(jdbc)
                .query(SearchQueries::hit)
                .list();
    }

    private static void add(
            Sql sql, SearchText text, RecordKind kind, int most, String select, UnaryOperator<Sql> visible) {
        sql.add("(with hits as (");
        text.best(sql, kind, most, visible);
        sql.add(")").add(select).add("order by h.rank, h.term, r.id limit " + most + ")");
    }

    private static Sql ofVisibleCustomer(Sql hits, Viewer viewer, String from) {
        if (viewer.customers().everything()) {
            return hits;
        }
        return Visibility.customers(hits.add("and exists (select 1 from " + from + " = t.record_id"), viewer, "c")
                .add(")");
    }

    private static Sql ofVisibleCustomerOrNone(Sql hits, Viewer viewer) {
        if (viewer.customers().everything()) {
            return hits;
        }
        hits.add(
                "and exists (select 1 from sales_order o left join customer c on c.id = o.customer_id where o.id = t.record_id");
        return Visibility.customersOrNone(hits, viewer, "c", "o.customer_id").add(")");
    }

    private static SearchHit hit(ResultSet row, int number) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        return new SearchHit(
                SOURCES.get(row.getInt("source")),
                row.getLong("id"),
                row.getString("title"),
                row.getString("code"),
                row.getString("detail"),
                at == null ? null : at.toInstant());
    }
}
