package peyvand.analytical.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.SegmentId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists who joined a segment, or left it, the latest first; with what they say now to the rule where they left. */
@Repository
public class MoveQueries implements ListQueries<MoveFilter, MoveRow> {

    private static final String ID = "m.customer_id";
    private static final TypeReference<Map<Integer, String>> WHY = new TypeReference<>() {};
    private static final String ROW = """
            c.customer_id as id, c.number, c.name, (select s.name from dim_staff s where s.staff_id = c.owner_id) as owner, c.archived,
            %s as at, m.edition, m.why::text as why, %s as met
            """;
    private static final String FROM = """
            from segment_member m join dim_customer c on c.customer_id = m.customer_id
            where m.segment_id = :segment and {at} is not null
            """;

    private final JdbcClient jdbc;
    private final SegmentQueries segments;
    private final Memberships memberships;
    private final JsonMapper json;

    MoveQueries(JdbcClient jdbc, SegmentQueries segments, Memberships memberships, JsonMapper json) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.memberships = memberships;
        this.json = json;
    }

    /** The latest first. */
    public static Sort latest(Way way) {
        return new Sort(way.at(), "timestamptz", true);
    }

    @Override
    @Transactional(readOnly = true)
    public Slice<MoveRow> page(Viewer viewer, MoveFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        SegmentId segment = filter.segment();
        if (segment == null) {
            return new Slice<>(List.of(), null, null);
        }
        Reading reading = reading(viewer, segment, filter.way());
        Sql sql = apply(reading.select("select " + Keyset.select(sort, ID) + ", "), viewer, filter);
        return Keyset.page(jdbc, sql, sort, ID, cursor, size, reading);
    }

    @Override
    public Count count(Viewer viewer, MoveFilter filter) {
        return filter.segment() == null
                ? new Count(0, false)
                : Count.of(jdbc, apply(Sql.of("select 1"), viewer, filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, MoveFilter filter, Sort sort, Consumer<MoveRow> consumer) {
        SegmentId segment = filter.segment();
        if (segment == null) {
            return;
        }
        Reading reading = reading(viewer, segment, filter.way());
        Keyset.each(jdbc, apply(reading.select("select "), viewer, filter), sort, ID, reading, consumer);
    }

    private Sql apply(Sql sql, Viewer viewer, MoveFilter filter) {
        String at = filter.way().at();
        sql.add(FROM.replace("{at}", at))
                .with("segment", Objects.requireNonNull(filter.segment()).value())
                .andIf(at + " >= " + begin(":from"), "from", day(filter.from()))
                .andIf(
                        at + " < " + begin(":to"),
                        "to",
                        filter.to() == null ? null : day(filter.to().plusDays(1)))
                .andIf(
                        "exists (select from dim_segment_member o where o.customer_id = m.customer_id and o.segment_id = :into and "
                                + SegmentMoves.since("o", "m") + ")",
                        "into",
                        filter.into() == null ? null : filter.into().value());
        if (filter.from() != null || filter.to() != null) {
            sql.with("zone", SegmentMoves.zone(jdbc).getId());
        }
        return Visibility.customers(sql, viewer, "c");
    }

    private static String begin(String day) {
        return "cast(" + day + " as date)::timestamp at time zone :zone";
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private Reading reading(Viewer viewer, SegmentId segment, Way way) {
        SegmentDetails now = segments.details(viewer, segment);
        return new Reading(way, now.edition(), now.data().rule(), segments.editions(segment));
    }

    /** Reads rows of one segment, whose rule has read in several ways. */
    private final class Reading implements RowMapper<MoveRow> {

        private final Way way;
        private final int edition;
        private final Rule now;
        private final Map<Integer, Rule> editions;

        Reading(Way way, int edition, Rule now, Map<Integer, Rule> editions) {
            this.way = way;
            this.edition = edition;
            this.now = now;
            this.editions = editions;
        }

        Sql select(String begin) {
            if (way == Way.JOINED) {
                return Sql.of(begin + ROW.formatted(way.at(), "m.why::text"));
            }
            RuleSql rule = RuleSql.of(now);
            return rule.bind(Sql.of(begin + ROW.formatted(way.at(), "(" + rule.why() + ")::text")))
                    .with("today", memberships.today().toString());
        }

        @Override
        public MoveRow mapRow(ResultSet row, int number) throws SQLException {
            return new MoveRow(
                    new CustomerId(row.getLong("id")),
                    row.getString("number"),
                    row.getString("name"),
                    row.getString("owner"),
                    row.getTimestamp("at").toInstant(),
                    way == Way.LEFT,
                    row.getBoolean("archived"),
                    Objects.requireNonNull(editions.get(row.getInt("edition"))),
                    json.readValue(row.getString("why"), WHY),
                    row.getInt("edition") != edition,
                    now,
                    json.readValue(row.getString("met"), WHY));
        }
    }
}
