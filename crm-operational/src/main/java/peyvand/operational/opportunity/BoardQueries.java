package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;

/**
 * Reads the board: what is due first stands on top. Of whoever sees everything each column is read from an index; of whoever
 * sees little, all of theirs is gathered once.
 */
@Repository
public class BoardQueries {

    private static final String ORDER = "order by coalesce(o.close_on, 'infinity'), o.id";

    private final JdbcClient jdbc;
    private final Clock clock;

    BoardQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which cards are shown.
     *
     * @param owners whose; null for everybody's
     * @param closeTo the last day on which they are expected to be decided; null for any
     */
    public record Filter(
            @Nullable Set<StaffId> owners, @Nullable LocalDate closeTo) {

        public static final Filter NONE = new Filter(null, null);
    }

    /** @param size so many cards of each column */
    public Board board(Viewer viewer, Pipeline pipeline, Filter filter, int size) {
        List<Stage> stages = pipeline.current();
        Map<StageId, List<OpportunityRow>> cards = cards(viewer, stages, filter, null, size + 1);
        Map<StageId, Total> totals = totals(viewer, stages, filter);
        return new Board(
                pipeline,
                stages.stream()
                        .map(stage -> column(
                                stage,
                                totals.getOrDefault(stage.id(), Total.NOTHING),
                                cards.getOrDefault(stage.id(), List.of()),
                                size))
                        .toList());
    }

    /** The same without cards: what stands above the columns. */
    public Board heads(Viewer viewer, Pipeline pipeline, Filter filter) {
        Map<StageId, Total> totals = totals(viewer, pipeline.current(), filter);
        return new Board(
                pipeline,
                pipeline.current().stream()
                        .map(stage -> column(stage, totals.getOrDefault(stage.id(), Total.NOTHING), List.of(), 0))
                        .toList());
    }

    /** The next cards of one column, without its total. */
    public Board.Column more(Viewer viewer, Stage stage, Filter filter, @Nullable Cursor cursor, int size) {
        return column(
                stage,
                Total.NOTHING,
                cards(viewer, List.of(stage), filter, cursor, size + 1).getOrDefault(stage.id(), List.of()),
                size);
    }

    private record Total(
            long number, boolean capped, @Nullable BigDecimal amount) {

        static final Total NOTHING = new Total(0, false, BigDecimal.ZERO);
    }

    private static Board.Column column(Stage stage, Total total, List<OpportunityRow> cards, int size) {
        boolean more = cards.size() > size;
        List<OpportunityRow> shown = more ? cards.subList(0, size) : cards;
        return new Board.Column(
                stage, total.number, total.capped, total.amount, shown, more ? cursor(shown.get(size - 1)) : null);
    }

    private static Cursor cursor(OpportunityRow last) {
        return new Cursor(
                false,
                last.closeOn() == null ? "infinity" : last.closeOn().toString(),
                last.id().value());
    }

    private Map<StageId, List<OpportunityRow>> cards(
            Viewer viewer, List<Stage> stages, Filter filter, @Nullable Cursor cursor, int most) {
        boolean everything = viewer.orders().everything();
        Sql sql = Sql.of("");
        if (!everything) {
            gathered(sql, viewer, filter);
        }
        sql.add("select " + OpportunityQueries.COLUMNS + "from unnest(:stages::bigint[]) column_of (stage)")
                .add("cross join lateral (");
        if (filter.owners() != null && everything) {
            sql.add(
                    "select o.* from unnest(:owners::bigint[]) by_owner (id) cross join lateral (select o.* from opportunity o"
                            + " where o.state = 'OPEN' and o.stage_id = column_of.stage and o.owner_id = by_owner.id");
            last(sql, filter, cursor, most).add(") o " + ORDER + " limit " + most);
        } else {
            sql.add("select o.* from " + (everything ? "opportunity" : "gathered")
                    + " o where o.state = 'OPEN' and o.stage_id = column_of.stage");
            last(sql, filter, cursor, most);
        }
        sql.add("""
                ) o join customer c on c.id = o.customer_id join stage s on s.id = o.stage_id left join staff w on w.id = o.owner_id
                """).add(ORDER);
        return bound(sql, stages, filter)
                .with("now", Timestamp.from(clock.instant()))
                .on(jdbc)
                .query(OpportunityQueries::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(OpportunityRow::stage));
    }

    private static Sql last(Sql sql, Filter filter, @Nullable Cursor cursor, int most) {
        if (filter.closeTo() != null) {
            sql.add("and coalesce(o.close_on, 'infinity') <= cast(:close_to as date)");
        }
        if (cursor != null) {
            sql.add("and (coalesce(o.close_on, 'infinity'), o.id) > (cast(:cursor_value as date), :cursor_id)")
                    .with("cursor_value", cursor.value())
                    .with("cursor_id", cursor.id());
        }
        return sql.add(ORDER + " limit " + most);
    }

    /** The open ones of whoever sees those of few customers. */
    private static void gathered(Sql sql, Viewer viewer, Filter filter) {
        sql.add("""
                with gathered as materialized (
                  select o.* from customer c join opportunity o on o.customer_id = c.id
                  where o.state = 'OPEN' and c.merged_into_id is null
                """);
        filtered(sql, filter);
        Visibility.buyers(sql, viewer, "c").add(")");
    }

    private Map<StageId, Total> totals(Viewer viewer, List<Stage> stages, Filter filter) {
        Sql sql = Sql.of("");
        if (!viewer.orders().everything()) {
            gathered(sql, viewer, filter);
            sql.add("""
                    select o.stage_id, count(*) as number, sum(round(o.amount * o.exchange_rate, 4)) as amount from gathered o
                    where o.stage_id = any (:stages::bigint[]) group by o.stage_id
                    """);
        } else if (filter.closeTo() == null) {
            sql.add("""
                    select o.stage_id, sum(o.opportunities) as number, sum(o.amount) as amount from stage_total o
                    where o.stage_id = any (:stages::bigint[])
                    """);
            filtered(sql, filter).add("group by o.stage_id");
        } else {
            sql.add("""
                    select column_of.stage as stage_id, n.number, n.amount
                    from unnest(:stages::bigint[]) column_of (stage) cross join lateral (
                      select count(*) as number, sum(round(o.amount * o.exchange_rate, 4)) as amount from (
                        select o.amount, o.exchange_rate from opportunity o where o.state = 'OPEN' and o.stage_id = column_of.stage
                    """);
            filtered(sql, filter).add("limit " + (Count.CAP + 1) + ") o) n");
        }
        Map<StageId, Total> totals = new HashMap<>();
        bound(sql, stages, filter).on(jdbc).query(row -> {
            long number = row.getLong("number");
            BigDecimal amount = row.getBigDecimal("amount");
            boolean capped = filter.closeTo() != null && number > Count.CAP;
            totals.put(
                    new StageId(row.getLong("stage_id")),
                    capped
                            ? new Total(Count.CAP, true, null)
                            : new Total(number, false, amount == null ? BigDecimal.ZERO : amount));
        });
        return totals;
    }

    private static Sql filtered(Sql sql, Filter filter) {
        if (filter.owners() != null) {
            sql.add("and o.owner_id = any (:owners::bigint[])");
        }
        return filter.closeTo() == null
                ? sql
                : sql.add("and coalesce(o.close_on, 'infinity') <= cast(:close_to as date)");
    }

    private static Sql bound(Sql sql, List<Stage> stages, Filter filter) {
        sql.with("stages", stages.stream().map(stage -> stage.id().value()).toArray(Long[]::new));
        if (filter.owners() != null) {
            sql.with("owners", filter.owners().stream().map(StaffId::value).toArray(Long[]::new));
        }
        if (filter.closeTo() != null) {
            sql.with("close_to", filter.closeTo().toString());
        }
        return sql;
    }
}
