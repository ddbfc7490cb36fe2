package peyvand.operational.opportunity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.field.CustomFilter;
import peyvand.operational.field.Label;

/** Reads opportunities as the screens show them. An opportunity is visible with its customer, as an order is. */
@Repository
public class OpportunityQueries implements ListQueries<OpportunityFilter, OpportunityRow> {

    /** Needs {@code :now}. */
    static final String STALE =
            "(o.state = 'OPEN' and o.stage_since < cast(:now as timestamptz) - make_interval(days => s.stale_days))";

    /** Needs {@code :now}. */
    static final String COLUMNS = """
            o.id, o.number, o.name, o.customer_id, c.name as customer_name, o.stage_id, s.label_en, s.label_fa, o.state,
            o.amount, o.currency, o.opened_on, o.close_on, o.closed_on, o.owner_id, w.name as owner_name, o.next_step, o.version,
            """ + "coalesce(" + STALE + ", false) as stale\n";

    private static final String TAGS =
            "array(select t.name from opportunity_tag g join tag t on t.id = g.tag_id where g.opportunity_id = o.id order by t.name) as tags\n";
    private static final String LISTED = COLUMNS + ", " + TAGS;

    private static final String FROM = """
            from opportunity o join customer c on c.id = o.customer_id join stage s on s.id = o.stage_id left join staff w on w.id = o.owner_id
            where true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OpportunityQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Slice<OpportunityRow> page(
            Viewer viewer, OpportunityFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql =
                now(select(viewer, Keyset.select(sort, "o.id") + ", " + sort.expression() + " as sort_key, " + LISTED));
        Tagged tagged = Tagged.of(jdbc, filter.tag());
        if (tagged != null) {
            tagged.page(sql);
        }
        if (filter.stale() && viewer.orders().everything() && GoneStale.few(jdbc, Timestamp.from(clock.instant()))) {
            GoneStale.apply(sql);
        }
        return Keyset.page(
                jdbc,
                conditions(sql, viewer, filter.forAPage(jdbc)),
                sort,
                "o.id",
                cursor,
                size,
                OpportunityQueries::listed);
    }

    @Override
    public Count count(Viewer viewer, OpportunityFilter filter) {
        return filter.isNone() && viewer.orders().everything()
                ? Count.ofWholeTable(jdbc, "opportunity", Sql.of("select 1 from opportunity"))
                : Count.of(jdbc, conditions(all(viewer, filter, "1 "), viewer, filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, OpportunityFilter filter, Sort sort, Consumer<OpportunityRow> consumer) {
        Keyset.each(
                jdbc,
                conditions(all(viewer, filter, LISTED), viewer, filter),
                sort,
                "o.id",
                OpportunityQueries::listed,
                consumer);
    }

    /** Open ones with these words in what they are about, what is due first. */
    public List<OpportunityRow> suggestions(Viewer viewer, String text, int most) {
        OpportunityFilter filter =
                new OpportunityFilter(text, OpportunityState.OPEN, null, null, null, null, null, false, null);
        return page(viewer, filter, OpportunitySort.CLOSE_ON.sort(), null, most).rows();
    }

    /** Those of a customer, the open ones first, then the latest; none of a customer this viewer may not see. */
    public List<OpportunityRow> of(Viewer viewer, CustomerId customer, int most) {
        Sql sql = now(Sql.of("select " + COLUMNS + FROM + " and o.customer_id = :customer"))
                .with("customer", customer.value());
        return Visibility.buyers(sql, viewer, "c")
                .add("order by o.state <> 'OPEN', o.id desc limit " + most)
                .on(jdbc)
                .query(OpportunityQueries::row)
                .list();
    }

    /**
     * Open ones of the same customer that may be the same sale: about the same, however it is spelt, or of the same amount
     * in the same pipeline.
     *
     * @param stage in which the new one would begin
     */
    public List<OpportunityRow> alike(Viewer viewer, StageId stage, OpportunityData data, int most) {
        Sql sql = now(Sql.of("select " + COLUMNS + FROM + " and o.customer_id = :customer and o.state = 'OPEN'"))
                .and("""
                        (fold(o.name) = fold(:name)
                         or o.amount = :amount and o.amount > 0
                            and o.currency = coalesce(cast(:currency as text), (select base_currency from company))
                            and o.pipeline_id = (select wanted.pipeline_id from stage wanted where wanted.id = :stage))
                        """)
                .with("customer", data.customer().value())
                .with("name", data.name())
                .with("amount", data.amount())
                .with("currency", data.rate().currency())
                .with("stage", stage.value());
        return Visibility.buyers(sql, viewer, "c")
                .add("order by o.id desc limit " + most)
                .on(jdbc)
                .query(OpportunityQueries::row)
                .list();
    }

    /**
     * How many have gone stale of each owner in whose place the viewer may look; most first. The work grows with these, not
     * with all that is open.
     */
    public List<StaleOfOwner> staleByOwner(Viewer viewer) {
        Sql sql = now(Sql.of("""
                select o.owner_id, count(*) as number, round(sum(o.amount * o.exchange_rate), 4) as amount
                from stage s cross join lateral (
                  select g.* from opportunity g where g.state = 'OPEN' and g.stage_id = s.id
                    and g.stage_since < cast(:now as timestamptz) - make_interval(days => s.stale_days)
                """))
                .add(viewer.orders().everything() ? "" : "and g.owner_id = any (:visible_owners)")
                .add(") o join customer c on c.id = o.customer_id where true");
        return Visibility.buyers(sql, viewer, "c")
                .add("group by o.owner_id order by number desc, o.owner_id")
                .on(jdbc)
                .query((row, n) -> new StaleOfOwner(owner(row), row.getLong("number"), row.getBigDecimal("amount")))
                .list();
    }

    /** The viewer's own that need them: gone stale, or to be decided by that day; what is due first. */
    public List<OpportunityRow> needing(Viewer viewer, LocalDate by, int most) {
        Sql sql = now(Sql.of("select " + COLUMNS + FROM + " and o.state = 'OPEN' and o.owner_id = :me"))
                .and("(" + STALE + " or o.close_on <= cast(:by as date))")
                .with("me", viewer.staff().value())
                .with("by", by.toString());
        return Visibility.buyers(sql, viewer, "c")
                .add("order by coalesce(o.close_on, 'infinity'), o.id limit " + most)
                .on(jdbc)
                .query(OpportunityQueries::row)
                .list();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public OpportunityRow row(Viewer viewer, OpportunityId id) {
        return find(viewer, id).orElseThrow(() -> new NotFound(id));
    }

    public Optional<OpportunityRow> find(Viewer viewer, OpportunityId id) {
        Sql sql = now(Sql.of("select " + COLUMNS + FROM + " and o.id = :id")).with("id", id.value());
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query(OpportunityQueries::row)
                .optional();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public OpportunityDetails details(Viewer viewer, OpportunityId id) {
        Sql sql = now(Sql.of("""
                select o.*, exists (select from opportunity_line l where l.opportunity_id = o.id) as itemised, round(o.amount * o.exchange_rate, 4) as base_amount, c.name as customer_name, c.number as customer_number,
                       p.name as partner_name, p.number as partner_number, w.name as owner_name, r.id as reason,
                       r.label_en as reason_en, r.label_fa as reason_fa, t.name as lost_to,
                """ + "coalesce(" + STALE + ", false) as stale, " + TAGS + """

                from opportunity o join customer c on c.id = o.customer_id join stage s on s.id = o.stage_id
                left join staff w on w.id = o.owner_id left join customer p on p.id = o.partner_id
                left join loss_reason r on r.id = o.loss_reason_id left join competitor t on t.id = o.lost_to_id
                where o.id = :id
                """))
                .with("id", id.value());
        return Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query(OpportunityQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Every stage it came to, the latest first; of one that the viewer may see. */
    public List<OpportunityMove> moves(OpportunityId id, int most) {
        return jdbc.sql("""
                select m.at, s.label_en, s.label_fa, m.to_state, b.name as by_name
                from opportunity_move m join stage s on s.id = m.to_stage_id left join staff b on b.id = m.staff_id
                where m.opportunity_id = :id order by m.at desc, m.id desc limit :most
                """)
                .param("id", id.value())
                .param("most", most)
                .query((row, n) -> new OpportunityMove(
                        row.getTimestamp("at").toInstant(),
                        label(row),
                        OpportunityState.valueOf(row.getString("to_state")),
                        row.getString("by_name")))
                .list();
    }

    private Sql now(Sql sql) {
        return sql.with("now", Timestamp.from(clock.instant()));
    }

    /** From all that the viewer may see: of whoever sees few customers, those are gathered from them once. */
    private static Sql select(Viewer viewer, String columns) {
        if (viewer.orders().everything()) {
            return Sql.of("select " + columns + FROM);
        }
        Sql sql = Sql.of("""
                with gathered as materialized (
                  select o.* from customer c join opportunity o on o.customer_id = c.id where c.merged_into_id is null
                """);
        return Visibility.buyers(sql, viewer, "c")
                .add(") select " + columns + FROM.replace("from opportunity o", "from gathered o"));
    }

    /** The same rows as {@link #page} shows, from the table itself, so that they can be locked. */
    Sql lockable(Viewer viewer, OpportunityFilter filter, String columns) {
        Sql sql = now(seen(viewer, columns));
        Tagged tagged = Tagged.of(jdbc, filter.tag());
        return conditions(tagged == null ? sql : tagged.all(sql), viewer, filter);
    }

    /** All that the viewer may see, from the table itself. */
    static Sql seen(Viewer viewer, String columns) {
        return Visibility.buyers(Sql.of("select " + columns + " " + FROM), viewer, "c");
    }

    private Sql all(Viewer viewer, OpportunityFilter filter, String columns) {
        Sql sql = now(select(viewer, columns));
        Tagged tagged = Tagged.of(jdbc, filter.tag());
        return tagged == null ? sql : tagged.all(sql);
    }

    /** All but the tag. */
    private static Sql conditions(Sql sql, Viewer viewer, OpportunityFilter filter) {
        OpportunityState state = filter.stale() && filter.state() == null ? OpportunityState.OPEN : filter.state();
        if (state != null) {
            sql.and("o.state = '" + state + "'"); // a constant, so that the partial index fits
        }
        sql.andIf(
                "o.pipeline_id = :pipeline",
                "pipeline",
                filter.pipeline() == null ? null : filter.pipeline().value());
        sql.andIf(
                "o.stage_id = :stage",
                "stage",
                filter.stage() == null ? null : filter.stage().value());
        sql.andIf(
                "o.owner_id = :owner",
                "owner",
                filter.owner() == null ? null : filter.owner().value());
        sql.andIf(
                "o.owner_id = any (array(select m.staff_id from team_member m where m.team_id = :team))",
                "team",
                filter.team() == null ? null : filter.team().value());
        sql.andIf(
                "o.close_on is not null and coalesce(o.close_on, 'infinity') >= cast(:close_from as date)",
                "close_from",
                text(filter.closeFrom()));
        sql.andIf("coalesce(o.close_on, 'infinity') <= cast(:close_to as date)", "close_to", text(filter.closeTo()));
        sql.andIf("o.closed_on >= cast(:closed_from as date)", "closed_from", text(filter.closedFrom()));
        sql.andIf("o.closed_on <= cast(:closed_to as date)", "closed_to", text(filter.closedTo()));
        if (filter.undated()) {
            sql.and("o.close_on is null");
        }
        past(sql, filter.past());
        CustomFilter.apply(sql, RecordKind.OPPORTUNITY, "o.id", filter.own());
        if (filter.text() != null) {
            SearchText.of(filter.text())
                    .filter(
                            sql,
                            viewer.orders(),
                            "o.id",
                            RecordKind.OPPORTUNITY,
                            filter.isText() ? SearchText.MOST_HITS : SearchText.MOST_HITS_TO_FILTER);
        }
        return filter.stale() ? sql.and(STALE) : sql;
    }

    private static void past(Sql sql, OpportunityFilter.Past past) {
        sql.andIf("o.source = :source", "source", past.source());
        sql.andIf("o.loss_reason_id = :loss_reason", "loss_reason", past.lossReason());
        sql.andIf(
                "exists (select from opportunity_competitor r where r.opportunity_id = o.id and r.competitor_id = :competitor)",
                "competitor",
                past.competitor() == null ? null : past.competitor().value());
        sql.andIf(
                "o.lost_to_id = :lost_to",
                "lost_to",
                past.lostTo() == null ? null : past.lostTo().value());
        sql.andIf("o.opened_on >= cast(:opened_from as date)", "opened_from", text(past.openedFrom()));
        sql.andIf("o.opened_on <= cast(:opened_to as date)", "opened_to", text(past.openedTo()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static OpportunityRow row(ResultSet row, int number) throws SQLException {
        return row(row, List.of());
    }

    private static OpportunityRow listed(ResultSet row, int number) throws SQLException {
        return row(row, tags(row));
    }

    private static OpportunityRow row(ResultSet row, List<String> tags) throws SQLException {
        return new OpportunityRow(
                new OpportunityId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                new CustomerId(row.getLong("customer_id")),
                row.getString("customer_name"),
                new StageId(row.getLong("stage_id")),
                label(row),
                OpportunityState.valueOf(row.getString("state")),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("close_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                owner(row),
                row.getString("owner_name"),
                row.getString("next_step"),
                tags,
                row.getBoolean("stale"),
                row.getInt("version"));
    }

    private static OpportunityDetails details(ResultSet row, int number) throws SQLException {
        Long partner = row.getObject("partner_id", Long.class);
        OpportunityData data = new OpportunityData(
                row.getString("name"),
                new CustomerId(row.getLong("customer_id")),
                row.getBigDecimal("amount"),
                new Rate(row.getString("currency"), row.getBigDecimal("exchange_rate")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("close_on", LocalDate.class),
                owner(row),
                row.getString("source"),
                row.getString("next_step"),
                partner == null ? null : new CustomerId(partner),
                row.getString("note"),
                tags(row));
        return new OpportunityDetails(
                new OpportunityId(row.getLong("id")),
                row.getString("number"),
                data,
                new PipelineId(row.getLong("pipeline_id")),
                new StageId(row.getLong("stage_id")),
                OpportunityState.valueOf(row.getString("state")),
                row.getBoolean("itemised"),
                row.getBigDecimal("base_amount"),
                row.getString("customer_name"),
                row.getString("customer_number"),
                row.getString("partner_name"),
                row.getString("partner_number"),
                row.getString("owner_name"),
                row.getObject("closed_on", LocalDate.class),
                row.getObject("reason") == null
                        ? null
                        : new Label(row.getString("reason_en"), row.getString("reason_fa")),
                row.getString("lost_to"),
                row.getTimestamp("stage_since").toInstant(),
                row.getBoolean("stale"),
                row.getInt("version"));
    }

    private static List<String> tags(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("tags").getArray());
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(row.getString("label_en"), row.getString("label_fa"));
    }

    private static @Nullable StaffId owner(ResultSet row) throws SQLException {
        Long owner = row.getObject("owner_id", Long.class);
        return owner == null ? null : new StaffId(owner);
    }
}
