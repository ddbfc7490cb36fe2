package peyvand.analytical.segment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.analytical.insight.Score;
import peyvand.db.sql.Sql;
import peyvand.domain.SegmentId;

/**
 * Keeps who belongs to segments: those who have changed are asked anew soon, all at night and after a rule was changed.
 *
 * <p>Whoever asks holds the state of the segment until they have written down the answer, and asks after they have got hold
 * of it: so what they write is never older than what they find written.
 */
@Service
class Memberships {

    /** So many are asked in one transaction. */
    static final int PIECE = 5_000;

    /** Who changed, and what came of it, is one statement: all of it sees the same state of the tables. */
    private static final String SETTLE = """
            with fitting as materialized (
              select c.customer_id, c.number from dim_customer c where not c.archived and {asked} and {rule}
            ), gone as (
              update segment_member m set until = greatest(cast(:now as timestamptz), m.since)
              where m.segment_id = :segment and m.until is null and {member}
                and not exists (select from fitting f where f.customer_id = m.customer_id)
              returning 1
            ), came as (
              insert into segment_member (segment_id, customer_id, since, edition, why)
              select :segment, c.customer_id, cast(:now as timestamptz), :edition, {why}
              from (select f.customer_id from fitting f where not exists (
                      select from segment_member m where m.segment_id = :segment and m.customer_id = f.customer_id and m.until is null)
                    offset 0) f
              join dim_customer c on c.customer_id = f.customer_id
              returning 1
            ), counted as (
              select (select count(*) from came) as joined, (select count(*) from gone) as gone
            ), kept as (
              update segment_state s set members = s.members + counted.joined - counted.gone from counted
              where s.segment_id = :segment and counted.joined + counted.gone > 0
              returning s.members, counted.joined, counted.gone
            )
            insert into segment_size as z (segment_id, day, members, joined, gone)
            select :segment, cast(:today as date), members, joined, gone from kept
            on conflict (segment_id, day) do update
            set members = excluded.members, joined = z.joined + excluded.joined, gone = z.gone + excluded.gone
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RuleJson rules;
    private final Strategies strategies;
    private final Clock clock;

    Memberships(JdbcClient jdbc, TransactionTemplate transactions, RuleJson rules, Strategies strategies, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rules = rules;
        this.strategies = strategies;
        this.clock = clock;
    }

    private record Reckoned(long segment, int edition, Rule rule) {}

    /** Asks all who have changed since they were asked, and all of everybody for segments that are due. */
    void keepUp() {
        while (changed() > 0) {
            // the next piece
        }
        due().forEach(this::rebuild);
        strategies.keepMissing();
    }

    /** Asks everybody for every segment: what time alone has changed, leaves no word. */
    void rebuildAll() {
        current().forEach(this::rebuild);
    }

    /** How many of those who have changed were asked, at most {@link #PIECE}. */
    private int changed() {
        return transactions.execute(status -> {
            List<Long> customers =
                    jdbc.sql("""
                    with looked_at as (
                      delete from segment_changed
                      where id <= (select max(id) from (select id from segment_changed order by id limit :piece) first)
                      returning customer_id)
                    select distinct customer_id from looked_at
                    """).param("piece", PIECE).query(Long.class).list();
            if (!customers.isEmpty()) {
                Long[] ids = customers.toArray(Long[]::new);
                for (SegmentId segment : current()) {
                    hold(segment)
                            .ifPresent(reckoned -> settle(
                                    reckoned,
                                    "c.customer_id = any (:customers)",
                                    "m.customer_id = any (:customers)",
                                    sql -> sql.with("customers", ids)));
                }
            }
            return customers.size();
        });
    }

    /** Asks everybody, some in each transaction. */
    void rebuild(SegmentId segment) {
        long last = jdbc.sql("select coalesce(max(id), 0) from customer")
                .query(Long.class)
                .single();
        Optional<Integer> edition = transactions.execute(status -> hold(segment).map(Reckoned::edition));
        for (long after = 0; after < last && edition.isPresent(); after += PIECE) {
            long from = after;
            transactions.executeWithoutResult(status -> hold(segment)
                    .ifPresent(reckoned -> settle(
                            reckoned,
                            "c.customer_id > :after and c.customer_id <= :until",
                            "m.customer_id > :after and m.customer_id <= :until",
                            sql -> sql.with("after", from).with("until", from + PIECE))));
        }
        edition.ifPresent(built -> transactions.executeWithoutResult(status -> finish(segment, built)));
        strategies.keep(segment);
    }

    /** What a statement needs to know beside the rule. */
    @FunctionalInterface
    private interface Binding {
        void bind(Sql sql);
    }

    private void settle(Reckoned segment, String asked, String member, Binding binding) {
        RuleSql rule = RuleSql.of(segment.rule());
        Sql sql = rule.bind(Sql.of(SETTLE.replace("{asked}", asked)
                        .replace("{member}", member)
                        .replace("{rule}", rule.text())
                        .replace("{why}", rule.why())))
                .with("segment", segment.segment())
                .with("edition", segment.edition())
                .with("now", Timestamp.from(clock.instant()).toInstant().toString())
                .with("today", today().toString());
        binding.bind(sql);
        sql.on(jdbc).update();
    }

    /** Counted anew, beside what was kept count of; unless the rule was changed meanwhile. */
    private void finish(SegmentId segment, int edition) {
        if (hold(segment).filter(reckoned -> reckoned.edition() == edition).isEmpty()) {
            return;
        }
        jdbc.sql("""
                with counted as (
                  select count(*) as members, coalesce(sum(c.net_amount), 0) as amount
                  from segment_member m join dim_customer c on c.customer_id = m.customer_id
                  where m.segment_id = :segment and m.until is null
                ), kept as (
                  update segment_state s
                  set due = false, built_edition = :edition, built_at = cast(:now as timestamptz), members = counted.members,
                      amount = counted.amount, amount_of_all = (select sum(net_amount) from dim_customer where not archived)
                  from counted where s.segment_id = :segment returning s.members
                )
                insert into segment_size (segment_id, day, members) select :segment, cast(:today as date), members from kept
                on conflict (segment_id, day) do update set members = excluded.members
                """)
                .param("segment", segment.value())
                .param("edition", edition)
                .param("now", clock.instant().toString())
                .param("today", today().toString())
                .update();
    }

    /** Gets hold of a segment, so that nobody else changes who belongs to it before this transaction is over. */
    private Optional<Reckoned> hold(SegmentId segment) {
        jdbc.sql("select 1 from segment_state where segment_id = :id for update")
                .param("id", segment.value())
                .query()
                .listOfRows();
        return jdbc.sql("""
                select s.edition, e.rule::text as rule from segment s
                join segment_edition e on e.segment_id = s.id and e.edition = s.edition
                where s.id = :id and s.archived_at is null
                """)
                .param("id", segment.value())
                .query((row, n) ->
                        new Reckoned(segment.value(), row.getInt("edition"), rules.read(row.getString("rule"))))
                .optional()
                .filter(reckoned -> isShown(reckoned.rule()));
    }

    /** While something is switched off that a rule asks for, nobody comes and nobody leaves: it would look unknown. */
    private boolean isShown(Rule rule) {
        String[] scores = rule.conditions().stream()
                .flatMap(condition -> condition.fact().score().stream())
                .map(Score::name)
                .distinct()
                .toArray(String[]::new);
        return scores.length == 0
                || jdbc.sql("select coalesce(bool_and(score_is_shown(score)), true) from unnest(:scores) score")
                        .param("scores", scores)
                        .query(Boolean.class)
                        .single();
    }

    private List<SegmentId> current() {
        return segments("");
    }

    private List<SegmentId> due() {
        return segments("and t.due");
    }

    private List<SegmentId> segments(String which) {
        return jdbc
                .sql(
                        "select s.id from segment s join segment_state t on t.segment_id = s.id where s.archived_at is null "
                                + which + " order by s.id")
                .query(Long.class)
                .list()
                .stream()
                .map(SegmentId::new)
                .toList();
    }

    /** The day it is where the company is. */
    LocalDate today() {
        ZoneId zone = jdbc.sql("select zone from company")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(clock.getZone());
        return LocalDate.now(clock.withZone(zone));
    }
}
