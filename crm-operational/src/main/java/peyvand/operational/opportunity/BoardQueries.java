package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;

/**
 * Reads the board: what is due first stands on top. Of whoever sees everything each column is read from an index; of whoever
 * sees little, and of a tag that few have, all of it is gathered once.
 */
@Repository
public class BoardQueries {

    private static final String ORDER = "order by coalesce(o.close_on, 'infinity'), o.id";

    /** The columns, and since when what stands in one of them is stale. Needs {@code :stages} and {@code :now}. */
    private static final String STAGES = """
            (select s.id as stage, cast(:now as timestamptz) - make_interval(days => s.stale_days) as since
             from stage s where s.id = any (:stages::bigint[])) column_of""";

    private static final String GONE_STALE = "and o.stage_since < column_of.since";

    private static final String CARDS = """
            select o.id, o.version, o.stage_id, o.name, c.name as customer_name, o.amount, o.currency, o.close_on,
                   w.name as owner_name, coalesce(o.stage_since < column_of.since, false) as stale
            from
            """;

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
     * @param tag that they have; null for any
     * @param stale those only that stand in their stage for longer than they should
     */
    public record Filter(
            @Nullable Set<StaffId> owners,
            @Nullable LocalDate closeTo,
            @Nullable String tag,
            boolean stale) {

        public static final Filter NONE = new Filter(null, null, null, false);

        /** Whether the totals that are kept say how many there are. */
        boolean ofOwners() {
            return closeTo == null && tag == null && !stale;
        }
    }

    /** @param size so many cards of each column */
    public Board board(Viewer viewer, Pipeline pipeline, Filter filter, int size) {
        List<Stage> stages = pipeline.current();
        Map<StageId, List<OpportunityCard>> cards = cards(viewer, stages, filter, null, size + 1);
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

    /**
     * The card of one that the viewer may see, whatever its stage.
     *
     * @throws NotFound when there is none
     */
    public OpportunityCard card(Viewer viewer, OpportunityId id) {
        Sql sql = Sql.of(CARDS + """
                opportunity o join customer c on c.id = o.customer_id left join staff w on w.id = o.owner_id
                cross join lateral (
                  select cast(:now as timestamptz) - make_interval(days => s.stale_days) as since
                  from stage s where s.id = o.stage_id) column_of
                where o.id = :id
                """).with("now", now()).with("id", id.value());
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query(BoardQueries::card)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static OpportunityCard card(ResultSet row, int number) throws SQLException {
        return new OpportunityCard(
                new OpportunityId(row.getLong("id")),
                row.getInt("version"),
                new StageId(row.getLong("stage_id")),
                row.getString("name"),
                row.getString("customer_name"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("close_on", LocalDate.class),
                row.getString("owner_name"),
                row.getBoolean("stale"));
    }

    private record Total(
            long number, boolean capped, @Nullable BigDecimal amount) {

        static final Total NOTHING = new Total(0, false, BigDecimal.ZERO);
    }

    private static Board.Column column(Stage stage, Total total, List<OpportunityCard> cards, int size) {
        boolean more = cards.size() > size;
        List<OpportunityCard> shown = more ? cards.subList(0, size) : cards;
        return new Board.Column(
                stage, total.number, total.capped, total.amount, shown, more ? cursor(shown.get(size - 1)) : null);
    }

    private static Cursor cursor(OpportunityCard last) {
        return new Cursor(
                false,
                last.closeOn() == null ? "infinity" : last.closeOn().toString(),
                last.id().value());
    }

    private Map<StageId, List<OpportunityCard>> cards(
            Viewer viewer, List<Stage> stages, Filter filter, @Nullable Cursor cursor, int most) {
        Tagged tagged = Tagged.of(jdbc, filter.tag());
        boolean gathered = gathered(viewer, filter, tagged);
        Sql sql = Sql.of("");
        if (gathered) {
            gather(sql, viewer, filter, tagged);
        }
        sql.add(CARDS + STAGES + " cross join lateral (");
        if (filter.owners() != null && !gathered) {
            sql.add("""
                    select o.* from unnest(:owners::bigint[]) by_owner (id) cross join lateral (
                      select o.* from opportunity o
                      where o.state = 'OPEN' and o.stage_id = column_of.stage and o.owner_id = by_owner.id
                    """);
            first(sql, filter, tagged, cursor, most).add(") o " + ORDER + " limit " + most);
        } else {
            sql.add("select o.* from " + (gathered ? "gathered" : "opportunity")
                    + " o where o.state = 'OPEN' and o.stage_id = column_of.stage");
            first(sql, filter, gathered ? null : tagged, cursor, most);
        }
        sql.add("""
                ) o join customer c on c.id = o.customer_id left join staff w on w.id = o.owner_id
                """).add(ORDER);
        return bound(sql, stages, filter).on(jdbc).query(BoardQueries::card).list().stream()
                .collect(Collectors.groupingBy(OpportunityCard::stage));
    }

    /** The first of them in the order of the column, from the cursor on. */
    private static Sql first(Sql sql, Filter filter, @Nullable Tagged tagged, @Nullable Cursor cursor, int most) {
        if (tagged != null) {
            tagged.page(sql);
        }
        if (filter.closeTo() != null) {
            sql.add("and coalesce(o.close_on, 'infinity') <= cast(:close_to as date)");
        }
        if (filter.stale()) {
            sql.add(GONE_STALE);
        }
        if (cursor != null) {
            sql.add("and (coalesce(o.close_on, 'infinity'), o.id) > (cast(:cursor_value as date), :cursor_id)")
                    .with("cursor_value", cursor.value())
                    .with("cursor_id", cursor.id());
        }
        return sql.add(ORDER + " limit " + most);
    }

    /** Whether so few are to be looked at that all of them are gathered first. */
    private boolean gathered(Viewer viewer, Filter filter, @Nullable Tagged tagged) {
        return !viewer.orders().everything()
                || (tagged != null && tagged.few())
                || (filter.stale() && GoneStale.few(jdbc, now()));
    }

    /** The open ones of whoever sees those of few customers, of a tag that few have, or the stale ones where they are few. */
    private static void gather(Sql sql, Viewer viewer, Filter filter, @Nullable Tagged tagged) {
        sql.add("""
                with gathered as materialized (
                  select o.* from customer c join opportunity o on o.customer_id = c.id
                  where o.state = 'OPEN' and c.merged_into_id is null
                """);
        filtered(sql, filter, tagged);
        if (filter.stale() && viewer.orders().everything() && (tagged == null || !tagged.few())) {
            GoneStale.apply(sql);
        }
        Visibility.buyers(sql, viewer, "c").add(")");
    }

    private Map<StageId, Total> totals(Viewer viewer, List<Stage> stages, Filter filter) {
        Tagged tagged = Tagged.of(jdbc, filter.tag());
        boolean gathered = gathered(viewer, filter, tagged);
        boolean counted = !gathered && !filter.ofOwners();
        Sql sql = Sql.of("");
        if (gathered) {
            gather(sql, viewer, filter, tagged);
            sql.add(
                    "select column_of.stage, count(*) as number, sum(round(o.amount * o.exchange_rate, 4)) as amount from "
                            + STAGES + " join gathered o on o.stage_id = column_of.stage where true");
            stale(sql, filter).add("group by column_of.stage");
        } else if (counted) {
            sql.add("select column_of.stage, n.number, n.amount from " + STAGES).add("""
                    cross join lateral (
                      select count(*) as number, sum(round(o.amount * o.exchange_rate, 4)) as amount from (
                        select o.amount, o.exchange_rate from opportunity o where o.state = 'OPEN' and o.stage_id = column_of.stage
                    """);
            stale(filtered(sql, filter, tagged), filter)
                    .add((filter.stale() ? "order by o.stage_since" : "") + " limit " + (Count.CAP + 1) + ") o) n");
        } else {
            sql.add("""
                    select o.stage_id as stage, sum(o.opportunities) as number, sum(o.amount) as amount from stage_total o
                    where o.stage_id = any (:stages::bigint[])
                    """);
            filtered(sql, filter, null).add("group by o.stage_id");
        }
        Map<StageId, Total> totals = new HashMap<>();
        bound(sql, stages, filter).on(jdbc).query(row -> {
            totals.put(new StageId(row.getLong("stage")), total(row, counted));
        });
        return totals;
    }

    /** @param counted up to the cap */
    private static Total total(ResultSet row, boolean counted) throws SQLException {
        long number = row.getLong("number");
        if (counted && number > Count.CAP) {
            return new Total(Count.CAP, true, null);
        }
        return new Total(number, false, Objects.requireNonNullElse(row.getBigDecimal("amount"), BigDecimal.ZERO));
    }

    private static Sql filtered(Sql sql, Filter filter, @Nullable Tagged tagged) {
        if (filter.owners() != null) {
            sql.add("and o.owner_id = any (:owners::bigint[])");
        }
        if (filter.closeTo() != null) {
            sql.add("and coalesce(o.close_on, 'infinity') <= cast(:close_to as date)");
        }
        return tagged == null ? sql : tagged.all(sql);
    }

    private static Sql stale(Sql sql, Filter filter) {
        return filter.stale() ? sql.add(GONE_STALE) : sql;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Sql bound(Sql sql, List<Stage> stages, Filter filter) {
        sql.with("now", now())
                .with("stages", stages.stream().map(stage -> stage.id().value()).toArray(Long[]::new));
        if (filter.owners() != null) {
            sql.with("owners", filter.owners().stream().map(StaffId::value).toArray(Long[]::new));
        }
        if (filter.closeTo() != null) {
            sql.with("close_to", filter.closeTo().toString());
        }
        return sql;
    }
}
