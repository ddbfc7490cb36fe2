package peyvand.analytical.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/**
 * Lists customers by what they are worth. Who is asked for is found by cells: of a few, their customers are sought and
 * sorted; of many, the list is read in its order until a page is full.
 */
@Repository
public class ValueQueries implements ListQueries<ValueFilter, ValueRow> {

    private static final String ROW = """
            d.customer_id as id, d.number, d.name, s.name as owner, c.stage, c.segment, c.tier, i.orders, i.amount, i.last_on,
            i.alive, i.value, i.value_low, i.value_high, i.at_risk, i.next_on,
            i.room, k.category as room_in
            """;
    private static final String FROM = """
            from customer_insight i
            join insight_cell c on c.slot = i.slot and c.cell = i.cell
            join dim_customer d on d.customer_id = i.customer_id
            left join dim_staff s on s.staff_id = d.owner_id
            left join dim_category_name k on k.category_id = i.room_category
            where i.slot = :slot and i.cell = any (:cells)
            """;

    private final JdbcClient jdbc;
    private final GroupMoves moves;
    private final Scores scores;

    ValueQueries(JdbcClient jdbc, GroupMoves moves, Scores scores) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.scores = scores;
    }

    /**
     * Where to look: in these cells of that slot.
     *
     * @param mostValue of whoever is there, at most
     * @param went among those who went from one group to another; null for anybody
     */
    private record Place(
            int slot, List<Integer> cells, long customers, double mostValue, GroupMoves.@Nullable Found went) {

        Sql bind(Sql sql) {
            sql.with("slot", slot).with("cells", cells.toArray(Integer[]::new));
            return went == null ? sql : went.apply(sql);
        }

        /** The same for who looks along the values: those who are worth more than anybody here need not be passed by. */
        Sql bind(Sql sql, Sort sort) {
            return sort.equals(ValueSort.VALUE.sort()) && Double.isFinite(mostValue)
                    ? bind(sql).and("i.value <= :most_value", "most_value", mostValue)
                    : bind(sql);
        }

        Sql bindYoungest(Sql sql) {
            sql.with("slot", slot).with("cells", cells.toArray(Integer[]::new));
            return Objects.requireNonNull(went).youngest(sql);
        }

        /** Whether some of those who are asked for are named, but not all. */
        boolean namesSome() {
            return went != null && !went.whole();
        }
    }

    @Override
    public Slice<ValueRow> page(Viewer viewer, ValueFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Set<Score> shown = scores.shown();
        Optional<Place> found = place(filter, sort, shown);
        if (found.isEmpty()) {
            return new Slice<>(List.of(), null, null);
        }
        Place place = found.get();
        Sql select = Sql.of("select " + Keyset.select(sort, "i.customer_id") + ", " + ROW + FROM);
        if (place.namesSome() && sort.equals(ValueSort.NEWEST.sort()) && (cursor == null || !cursor.backward())) {
            Slice<ValueRow> youngest = page(viewer, filter, place.bindYoungest(select), sort, cursor, size, shown);
            if (youngest.next() != null) {
                return youngest;
            }
            select = Sql.of("select " + Keyset.select(sort, "i.customer_id") + ", " + ROW + FROM);
        }
        return page(viewer, filter, place.bind(select, sort), sort, cursor, size, shown);
    }

    private Slice<ValueRow> page(
            Viewer viewer,
            ValueFilter filter,
            Sql sql,
            Sort sort,
            @Nullable Cursor cursor,
            int size,
            Set<Score> shown) {
        return Keyset.page(jdbc, filter.apply(sql, viewer), sort, "i.customer_id", cursor, size, rows(shown));
    }

    @Override
    public Count count(Viewer viewer, ValueFilter filter) {
        Optional<Place> place = place(filter, ValueSort.NEWEST.sort(), scores.shown());
        if (place.isEmpty()) {
            return new Count(0, false);
        }
        boolean all = viewer.customers().everything() && viewer.orders().everything();
        if (all && filter.isOfCells()) {
            return counted(place.get().customers());
        }
        GroupMoves.Found went = place.get().went();
        if (all && went != null && filter.isOfGroups()) {
            return counted(went.customers());
        }
        return Count.of(jdbc, filter.apply(place.get().bind(Sql.of("select 1 " + FROM)), viewer));
    }

    private static Count counted(long customers) {
        return customers > Count.CAP ? new Count(Count.CAP, true) : new Count(customers, false);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, ValueFilter filter, Sort sort, Consumer<ValueRow> consumer) {
        Set<Score> shown = scores.shown();
        Optional<Place> place = place(filter, sort, shown);
        if (place.isEmpty()) {
            return;
        }
        Keyset.each(
                jdbc,
                filter.apply(place.get().bind(Sql.of("select " + ROW + FROM)), viewer),
                sort,
                "i.customer_id",
                rows(shown),
                consumer);
    }

    /** The same customers, as rows {@code c} of the table, for whoever changes many of them at once. */
    public Sql select(Viewer viewer, ValueFilter filter, String columns) {
        Sql sql = Sql.of("select " + columns + " from customer c join dim_customer d on d.customer_id = c.id"
                + " join customer_insight i on i.customer_id = c.id where i.slot = :slot and i.cell = any (:cells)");
        Place place = place(filter, ValueSort.NEWEST.sort(), scores.shown())
                .orElseGet(() -> new Place(0, List.of(), 0, 0, null));
        return filter.apply(place.bind(sql), viewer);
    }

    /** Nowhere, where what is asked for is switched off. */
    private Optional<Place> place(ValueFilter filter, Sort sort, Set<Score> shown) {
        if (!shown.containsAll(filter.scores()) || !shown.containsAll(ValueSort.scores(sort))) {
            return Optional.empty();
        }
        GroupMoves.Found went = filter.regrouped() == null
                ? null
                : moves.find(filter.regrouped()).orElse(null);
        if (filter.regrouped() != null && went == null) {
            return Optional.empty();
        }
        Sql sql = Sql.of("""
                select c.slot, array_agg(c.cell) as cells, sum(c.customers) as customers,
                       max(c.most_value) as most_value
                from insight_cell c where c.slot = (select slot from analysis_state where run_id is not null)
                """);
        return filter.cells(sql)
                .add("group by c.slot")
                .on(jdbc)
                .query((row, number) -> new Place(
                        row.getInt("slot"),
                        List.of((Integer[]) row.getArray("cells").getArray()),
                        row.getLong("customers"),
                        row.getDouble("most_value"),
                        went))
                .optional();
    }

    private static RowMapper<ValueRow> rows(Set<Score> shown) {
        return (row, number) -> row(row, shown);
    }

    private static ValueRow row(ResultSet row, Set<Score> shown) throws SQLException {
        boolean groups = shown.contains(Score.GROUPS);
        boolean value = shown.contains(Score.VALUE);
        boolean clusters = shown.contains(Score.CLUSTERS);
        String group = groups ? row.getString("segment") : null;
        return new ValueRow(
                new CustomerId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("owner"),
                Stage.valueOf(row.getString("stage")),
                group == null ? null : RfmSegment.valueOf(group),
                value ? Tier.valueOf(row.getString("tier")) : Tier.NONE,
                row.getInt("orders"),
                row.getDouble("amount"),
                row.getObject("last_on", LocalDate.class),
                value ? row.getObject("alive", Double.class) : null,
                value ? row.getDouble("value") : 0,
                value ? row.getObject("value_low", Double.class) : null,
                value ? row.getObject("value_high", Double.class) : null,
                value ? row.getDouble("at_risk") : 0,
                value ? row.getObject("next_on", LocalDate.class) : null,
                clusters ? row.getObject("room", Double.class) : null,
                clusters ? row.getString("room_in") : null);
    }
}
