package peyvand.analytical.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.segment.SegmentPreview.Member;
import peyvand.analytical.statistic.Proportion;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/**
 * Tells what a rule comes to while it is being written: of few customers all are asked, of many a sample, drawn by their ids
 * so that it is the same for every rule.
 */
@Repository
@Transactional(readOnly = true)
public class SegmentPreviews {

    /** So many are asked one by one; of more a sample. */
    static final int FEW = 5_000;

    /** Of rules with more conditions fewer are asked, so that nobody waits longer. */
    private static final int SAMPLE = 3_000;

    private static final int EASY = 4;

    /** So many conditions are asked of all customers together before a sample has to do. */
    private static final long MOST_ANSWERS = 15_000;

    private static final int MOST_DRAWN = 40_000;
    private static final int SHOWN = 10;

    /** The customers of everybody: drawn by their ids, of which some may be nobody's. */
    private static final String DRAWN = """
            (select distinct 1 + (hashint8extended(i, 0) & 9223372036854775807) % cast(:range as bigint) as id
             from generate_series(1, cast(:drawn as bigint)) i) drawn
            join dim_customer c on c.customer_id = drawn.id
            """;

    private final JdbcClient jdbc;
    private final Memberships memberships;

    SegmentPreviews(JdbcClient jdbc, Memberships memberships) {
        this.jdbc = jdbc;
        this.memberships = memberships;
    }

    private record Asked(long all, long fitting, List<Long> some) {}

    /** @throws RuleViolation where the rule says nothing of meaning */
    public SegmentPreview of(Viewer viewer, Rule rule) {
        rule.check();
        return of(viewer, rule, FEW, SAMPLE);
    }

    SegmentPreview of(Viewer viewer, Rule rule, int few, int sample) {
        long all = customers(viewer, few);
        int conditions = rule.conditions().size();
        if (all <= few && all * conditions <= MOST_ANSWERS) {
            Asked asked = ask(rule, seen(viewer, "from dim_customer c"));
            return new SegmentPreview(
                    asked.fitting,
                    true,
                    asked.fitting,
                    asked.fitting,
                    asked.all,
                    asked.all,
                    members(viewer, asked.some));
        }
        int some = conditions > EASY ? Math.max(1, sample * EASY / conditions) : sample;
        return estimated(
                viewer, rule, all, viewer.customers().everything() ? drawn(viewer, all, some) : own(viewer, some));
    }

    private SegmentPreview estimated(Viewer viewer, Rule rule, long all, Sql sample) {
        Asked asked = ask(rule, sample);
        Proportion share = new Proportion(asked.fitting, asked.all);
        long fitting = asked.all == 0 ? 0 : Math.round(share.share() * all);
        return new SegmentPreview(
                fitting,
                false,
                Math.max(asked.fitting, Math.round(share.low() * all)),
                Math.round(share.high() * all),
                asked.all,
                all,
                members(viewer, asked.some));
    }

    private Sql drawn(Viewer viewer, long all, int sample) {
        long last = jdbc.sql("select max(id) from customer").query(Long.class).single();
        // Up to the next power of two, so that the sample stays while customers are added.
        long range = Math.max(1, Long.highestOneBit(last - 1) << 1);
        return seen(viewer, "from " + DRAWN).with("range", range).with("drawn", Math.min(MOST_DRAWN, (long)
                Math.ceil((double) sample * range / all)));
    }

    /** Of one's own some that are as good as drawn at random. */
    private static Sql own(Viewer viewer, int sample) {
        return seen(viewer, "from dim_customer c").add("order by hashint8extended(c.customer_id, 0) limit " + sample);
    }

    private static Sql seen(Viewer viewer, String from) {
        return Visibility.customers(Sql.of("select c.*").add(from).add("where not c.archived"), viewer, "c");
    }

    private Asked ask(Rule rule, Sql customers) {
        RuleSql asking = RuleSql.of(rule);
        return asking.bind(Sql.of("with seen as materialized (select c.customer_id, " + asking.text()
                                + " as fitting from (" + customers + "\noffset 0) c)")
                        .add("select count(*) as asked, count(*) filter (where fitting) as fitting,")
                        .add("array(select customer_id from seen where fitting limit " + SHOWN + ") as some from seen"))
                .withValuesOf(customers)
                .with("today", memberships.today().toString())
                .on(jdbc)
                .query(SegmentPreviews::asked)
                .single();
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        return new Asked(row.getLong("asked"), row.getLong("fitting"), List.of((Long[])
                row.getArray("some").getArray()));
    }

    private List<Member> members(Viewer viewer, List<Long> ids) {
        Sql sql = Sql.of("select c.customer_id, c.number, c.name from dim_customer c where c.customer_id = any (:ids)")
                .with("ids", ids.toArray(Long[]::new));
        return Visibility.customers(sql, viewer, "c")
                .add("order by c.name, c.customer_id")
                .on(jdbc)
                .query((row, n) -> new Member(
                        new CustomerId(row.getLong("customer_id")), row.getString("number"), row.getString("name")))
                .list();
    }

    /** Exactly while they are few; of many, about, as far as everybody's are meant. */
    private long customers(Viewer viewer, int few) {
        if (viewer.customers().everything()) {
            long about = jdbc.sql(
                            "select greatest(reltuples, 0)::bigint from pg_class where oid = 'customer'::regclass")
                    .query(Long.class)
                    .single();
            if (about > 2L * few) {
                return about;
            }
        }
        Sql sql = Sql.of("select count(*) from dim_customer c where not c.archived");
        return Visibility.customers(sql, viewer, "c").on(jdbc).query(Long.class).single();
    }
}
