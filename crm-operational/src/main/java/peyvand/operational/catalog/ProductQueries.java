package peyvand.operational.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Reads products as the screens show them. Every viewer sees every product. */
@Repository
public class ProductQueries implements ListQueries<ProductFilter, ProductRow> {

    private static final String ROW = """
            p.id, p.code, p.name, p.kind, category_path(p.category_id) as category, p.price, p.currency, p.created_at
            from product p
            """;
    private static final String CHOICE = "select p.id, p.code, p.name, p.price, p.currency from product p";

    private final JdbcClient jdbc;

    ProductQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<ProductRow> page(Viewer viewer, ProductFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(sort, "p.id") + ", " + ROW);
        return Keyset.page(jdbc, filter.forAPage(jdbc).apply(sql), sort, "p.id", cursor, size, ProductQueries::row);
    }

    @Override
    public Count count(Viewer viewer, ProductFilter filter) {
        Sql sql = filter.apply(Sql.of("select 1 from product p"));
        return filter.isNone() ? Count.ofWholeTable(jdbc, "product", sql) : Count.of(jdbc, sql);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, ProductFilter filter, Sort sort, Consumer<ProductRow> consumer) {
        Keyset.each(jdbc, filter.apply(Sql.of("select " + ROW)), sort, "p.id", ProductQueries::row, consumer);
    }

    /** @throws NotFound when there is none */
    public ProductDetails details(Viewer viewer, ProductId id) {
        return jdbc.sql("select p.*, category_path(p.category_id) as category from product p where p.id = :id")
                .param("id", id.value())
                .query(ProductQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Products with a word in name or code that begins so, for a field that names one; archived ones are not offered. */
    public List<ProductChoice> choices(Viewer viewer, String text, int most) {
        return new ProductFilter(text, null, null, false)
                .apply(Sql.of(CHOICE))
                .add("order by p.name, p.id limit " + most)
                .on(jdbc)
                .query(ProductQueries::choice)
                .list();
    }

    /** Paths of categories with this text in them, in order, for a field that names one. */
    public List<String> categories(Viewer viewer, String text, int most) {
        return jdbc.sql("""
                select path from (select category_path(id) as path from category) c
                where strpos(fold(path), fold(:text)) > 0 order by path limit :most
                """)
                .param("text", text)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /**
     * The product that a text names: as {@link ProductChoice#label()}, by its code, or by a name that only one has.
     *
     * @return empty where it names none, or more than one
     */
    public Optional<ProductChoice> named(Viewer viewer, String text) {
        List<ProductChoice> coded = jdbc.sql(CHOICE + " where p.code = any (:codes)")
                .param("codes", codes(text).toArray(String[]::new))
                .query(ProductQueries::choice)
                .list();
        Optional<ProductChoice> exact = coded.stream()
                .filter(choice -> choice.label().equals(text) || choice.code().equals(text))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<ProductChoice> named = jdbc.sql(
                        CHOICE + " where fold(p.name) = fold(:name) and p.archived_at is null order by p.id limit 2")
                .param("name", text)
                .query(ProductQueries::choice)
                .list();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** The products of these codes, as far as there are any. */
    public Map<String, ProductId> ofCodes(Collection<String> codes) {
        Map<String, ProductId> found = new HashMap<>();
        jdbc.sql("select id, code from product where code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.put(row.getString("code"), new ProductId(row.getLong("id")));
                });
        return found;
    }

    /** The text itself and all that could be a code in parentheses at its end; codes may hold parentheses. */
    private static List<String> codes(String text) {
        List<String> codes = new ArrayList<>(List.of(text));
        if (text.endsWith(")")) {
            for (int open = text.indexOf(" ("); open >= 0; open = text.indexOf(" (", open + 1)) {
                codes.add(text.substring(open + 2, text.length() - 1));
            }
        }
        return codes;
    }

    private static ProductChoice choice(ResultSet row, int number) throws SQLException {
        return new ProductChoice(
                new ProductId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                row.getBigDecimal("price"),
                row.getString("currency"));
    }

    private static ProductRow row(ResultSet row, int number) throws SQLException {
        return new ProductRow(
                new ProductId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                ProductKind.valueOf(row.getString("kind")),
                row.getString("category"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getTimestamp("created_at").toInstant());
    }

    private static ProductDetails details(ResultSet row, int number) throws SQLException {
        Timestamp archived = row.getTimestamp("archived_at");
        ProductData data = new ProductData(
                row.getString("code"),
                row.getString("name"),
                ProductKind.valueOf(row.getString("kind")),
                row.getString("category"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getBigDecimal("tax_percent"),
                row.getString("note"));
        return new ProductDetails(
                new ProductId(row.getLong("id")),
                row.getString("code"),
                data,
                archived == null ? null : archived.toInstant(),
                row.getObject("import_id", Long.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }
}
