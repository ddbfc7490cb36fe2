package peyvand.operational.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.Scope;
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
    private static final String OPPORTUNITIES = """
            select 4, h.rank, h.term, r.id, r.name, r.number, c.name, null
            from hits h join opportunity r on r.id = h.record_id join customer c on c.id = r.customer_id
            """;
    private static final String LEADS = """
            select 5, h.rank, h.term, r.id, r.name, r.number, case when r.person_name is not null then r.organisation end, null
            from hits h join lead r on r.id = h.record_id
            """;

    private static final String QUOTES = """
            select 6, h.rank, h.term, r.id, r.number, null, c.name, null
            from hits h join quote r on r.id = h.record_id join customer c on c.id = r.customer_id
            """;
    private static final String INVOICES = """
            select 7, h.rank, h.term, r.id, r.number, null, r.buyer_name, null
            from hits h join invoice r on r.id = h.record_id join customer c on c.id = r.customer_id
            """;

    private static final List<RecordKind> SOURCES = List.of(
            RecordKind.CUSTOMER,
            RecordKind.CONTACT,
            RecordKind.PRODUCT,
            RecordKind.ORDER,
            RecordKind.OPPORTUNITY,
            RecordKind.LEAD,
            RecordKind.QUOTE,
            RecordKind.INVOICE);

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
        add(sql, text, viewer.customers(), RecordKind.CUSTOMER, most, CUSTOMERS);
        last(Visibility.customers(sql, viewer, "r"), most).add("union all");
        add(sql, text, viewer.customers(), RecordKind.CONTACT, most, CONTACTS);
        last(Visibility.customers(sql, viewer, "c"), most).add("union all");
        add(sql, text, Scope.EVERYTHING, RecordKind.PRODUCT, most, PRODUCTS);
        last(sql, most).add("union all");
        add(sql, text, viewer.orders(), RecordKind.ORDER, most, ORDERS);
        last(Visibility.customersOrNone(sql, viewer, "c", "r.customer_id"), most)
                .add("union all");
        add(sql, text, viewer.orders(), RecordKind.OPPORTUNITY, most, OPPORTUNITIES);
        last(Visibility.buyers(sql, viewer, "c"), most).add("union all");
        add(sql, text, viewer.customers(), RecordKind.LEAD, most, LEADS);
        last(Visibility.leads(sql, viewer, "r"), most).add("union all");
        add(sql, text, viewer.orders(), RecordKind.QUOTE, most, QUOTES);
        last(Visibility.buyers(sql, viewer, "c"), most).add("union all");
        add(sql, text, viewer.orders(), RecordKind.INVOICE, most, INVOICES);
        last(Visibility.buyers(sql, viewer, "c"), most);
        return text.bind(sql.add("order by rank, source, term, id"))
                .on(jdbc)
                .query(SearchQueries::hit)
                .list();
    }

    private static void add(Sql sql, SearchText text, Scope scope, RecordKind kind, int most, String select) {
        sql.add("(with hits as (");
        text.best(sql, scope, kind, most);
        sql.add(")").add(select).add("where true");
    }

    private static Sql last(Sql sql, int most) {
        return sql.add("order by h.rank, h.term, r.id limit " + most + ")");
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
