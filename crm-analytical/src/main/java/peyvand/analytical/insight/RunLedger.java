package peyvand.analytical.insight;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.domain.StaffId;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what runs there were, and how far the present one is. */
@Repository
class RunLedger {

    private static final int RUNS_KEPT = 100;
    private static final int LONGEST_PROBLEM = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RUN = """
            select r.id, r.state, s.name as asked_by, r.asked_at, r.started_at, r.finished_at, r.step, r.share, r.stop_asked,
                   r.problem, r.as_of, r.bought_from, r.bought_to, r.customers, r.buyers, r.orders, r.lines
            from analysis_run r left join staff s on s.id = r.asked_by
            """;

    private final JdbcClient jdbc;
    private final ChangeQueue queue;
    private final Clock clock;

    RunLedger(JdbcClient jdbc, ChangeQueue queue, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
    }

    /** A run, and when it was begun: if a node that was thought dead comes back, its attempt is no longer the one. */
    record Attempt(long id, Timestamp startedAt) {}

    /**
     * One more, unless one waits or runs already.
     *
     * @return whether there is one more
     */
    boolean ask(@Nullable StaffId by) {
        return jdbc.sql("""
                insert into analysis_run (state, asked_by, asked_at) values ('WAITING', :by, :now)
                on conflict ((true)) where state in ('WAITING', 'RUNNING') do nothing
                """)
                        .param("by", by == null ? null : by.value())
                        .param("now", now())
                        .update()
                > 0;
    }

    /** Whether a run was stopped, or failed, since then. */
    boolean failedSince(Instant then) {
        return jdbc.sql(
                        "select exists (select from analysis_run where state in ('STOPPED', 'FAILED') and finished_at > :then)")
                .param("then", Timestamp.from(then))
                .query(Boolean.class)
                .single();
    }

    /**
     * Begins the run that waits, or begins anew the one that was running when its node died.
     *
     * @return empty where there is none
     */
    @Transactional
    Optional<Attempt> begin() {
        Optional<Attempt> run =
                jdbc.sql("""
                update analysis_run
                set state = 'RUNNING', started_at = :now, share = 0, step = null
                where state in ('WAITING', 'RUNNING') returning id, started_at
                """).param("now", now()).query(Attempt.class).optional();
        run.ifPresent(attempt -> jdbc.sql("delete from analysis_step where run_id = :id")
                .param("id", attempt.id())
                .update());
        return run;
    }

    /** Keeps by what a run reckons. */
    void begins(long run, AnalysisSetting setting) {
        jdbc.sql("update analysis_run set setting = cast(:setting as jsonb) where id = :run")
                .param("setting", JSON.writeValueAsString(setting))
                .param("run", run)
                .update();
    }

    /** By what a run reckoned. */
    Optional<AnalysisSetting> setting(long run) {
        return jdbc.sql("select setting::text from analysis_run where id = :run and setting is not null")
                .param("run", run)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, AnalysisSetting.class));
    }

    @Transactional
    void step(long run, Step step) {
        endStep(run);
        jdbc.sql("update analysis_run set step = :step where id = :run")
                .param("step", step.name())
                .param("run", run)
                .update();
        jdbc.sql("insert into analysis_step (run_id, step, began_at) values (:run, :step, :now)")
                .param("run", run)
                .param("step", step.name())
                .param("now", now())
                .update();
    }

    private void endStep(long run) {
        jdbc.sql("""
                update analysis_step set millis = extract(epoch from cast(:now as timestamptz) - began_at) * 1000
                where run_id = :run and millis is null
                """).param("run", run).param("now", now()).update();
    }

    /**
     * Said on its own, whatever is being read or written meanwhile.
     *
     * @return whether the run is still wanted
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean reached(long run, double share) {
        return jdbc.sql("update analysis_run set share = :share where id = :run returning not stop_asked")
                .param("share", Math.max(0, Math.min(1, share)))
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    void read(long run, Facts facts) {
        Purchases purchases = facts.purchases();
        int buyers = 0;
        for (int i = 0; i < facts.customers().length; i++) {
            buyers += purchases.first()[i + 1] > purchases.first()[i] ? 1 : 0;
        }
        int from = Integer.MAX_VALUE;
        int to = Integer.MIN_VALUE;
        for (int day : purchases.days()) {
            from = Math.min(from, day);
            to = Math.max(to, day);
        }
        boolean some = purchases.size() > 0;
        jdbc.sql("""
                update analysis_run
                set as_of = :as_of, bought_from = :from, bought_to = :to, customers = :customers, buyers = :buyers,
                    orders = :orders, lines = :lines, seen = cast(:seen as pg_snapshot)
                where id = :run
                """)
                .param("run", run)
                .param("as_of", facts.asOf())
                .param("from", some ? LocalDate.ofEpochDay(from) : null)
                .param("to", some ? LocalDate.ofEpochDay(to) : null)
                .param("customers", facts.customers().length)
                .param("buyers", buyers)
                .param("orders", purchases.size())
                .param("lines", facts.leftOut().lines())
                .param("seen", facts.snapshot())
                .update();
    }

    /** Makes the results of a run those that are read, all at once. */
    @Transactional
    void publish(long run, Timestamp attempt, int slot, Card card) {
        jdbc.sql("lock table investment_policy in share row exclusive mode").update();
        ChangeQueue.holdState(jdbc);
        endStep(run);
        int published = jdbc.sql("""
                update analysis_run set state = 'DONE', finished_at = :now, share = 1, slot = :slot, card = cast(:card as jsonb)
                where id = :run and state = 'RUNNING' and started_at = :attempt and not stop_asked
                """)
                .param("run", run)
                .param("slot", slot)
                .param("card", JSON.writeValueAsString(card))
                .param("attempt", attempt)
                .param("now", now())
                .update();
        if (published == 0) {
            throw new CancellationException("another node has begun it anew, or nobody wants it any more");
        }
        jdbc.sql("select tier_customers(:slot, (cast(:now as timestamptz) at time zone zone)::date) from company")
                .param("slot", slot)
                .param("now", now())
                .query()
                .listOfRows();
        jdbc.sql("""
                insert into insight_history (as_of, customers, buyers, repeaters, value, at_risk)
                select r.as_of, sum(c.customers), coalesce(sum(c.customers) filter (where c.stage <> 'PROSPECT'), 0), sum(c.repeaters),
                       sum(c.value), coalesce(sum(c.at_risk) filter (where c.stage = 'AT_RISK'), 0)
                from analysis_run r join insight_cell c on c.slot = :slot where r.id = :run group by r.as_of
                on conflict (as_of) do update
                set (customers, buyers, repeaters, value, at_risk)
                  = (excluded.customers, excluded.buyers, excluded.repeaters, excluded.value, excluded.at_risk)
                """).param("slot", slot).param("run", run).update();
        jdbc.sql("""
                insert into analysis_state (run_id, slot) values (:run, :slot)
                on conflict (only_one) do update set run_id = excluded.run_id, slot = excluded.slot
                """).param("run", run).param("slot", slot).update();
        queue.published(run);
        jdbc.sql("""
                delete from analysis_run where id in (
                  select id from analysis_run where id <> :run order by asked_at desc, id desc offset :kept)
                """).param("run", run).param("kept", RUNS_KEPT).update();
    }

    void stopped(long run) {
        end(run, RunState.STOPPED, null);
    }

    void failed(long run, Throwable problem) {
        String text = problem.toString().replaceAll("\\p{Cntrl}+", " ");
        end(run, RunState.FAILED, text.substring(0, Math.min(text.length(), LONGEST_PROBLEM)));
    }

    private void end(long run, RunState state, @Nullable String problem) {
        endStep(run);
        jdbc.sql("""
                update analysis_run set state = :state, finished_at = :now, problem = :problem
                where id = :run and state = 'RUNNING'
                """)
                .param("run", run)
                .param("state", state.name())
                .param("problem", problem)
                .param("now", now())
                .update();
    }

    /** @return false where it was over already */
    boolean stop(long run) {
        return jdbc.sql("""
                update analysis_run
                set stop_asked = true,
                    state = case state when 'WAITING' then 'STOPPED' else state end,
                    finished_at = case state when 'WAITING' then cast(:now as timestamptz) end
                where id = :run and state in ('WAITING', 'RUNNING')
                """).param("run", run).param("now", now()).update() > 0;
    }

    /** Whether a run was asked for that has not begun. */
    boolean waits() {
        return jdbc.sql("select exists (select from analysis_run where state = 'WAITING')")
                .query(Boolean.class)
                .single();
    }

    /** The steps of some runs, those of one together and in their order. */
    List<StepTime> steps(List<Long> runs) {
        return jdbc
                .sql("""
                select run_id as run, step, began_at, millis from analysis_step where run_id = any (:runs)
                """)
                .param("runs", runs.toArray(Long[]::new))
                .query((row, number) -> new StepTime(
                        row.getLong("run"),
                        Step.valueOf(row.getString("step")),
                        row.getTimestamp("began_at").toInstant(),
                        row.getObject("millis", Long.class)))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(StepTime::run).thenComparing(StepTime::step))
                .toList();
    }

    Optional<AnalysisRun> find(long run) {
        return jdbc.sql(RUN + " where r.id = :run")
                .param("run", run)
                .query(RunLedger::run)
                .optional();
    }

    List<AnalysisRun> latest(int most) {
        return jdbc.sql(RUN + " order by r.asked_at desc, r.id desc limit :most")
                .param("most", most)
                .query(RunLedger::run)
                .list();
    }

    /** The run whose results are read. */
    Optional<AnalysisRun> current() {
        return jdbc.sql(RUN + " where r.id = (select run_id from analysis_state)")
                .query(RunLedger::run)
                .optional();
    }

    /** Of the run whose results are read. */
    Optional<Card> card() {
        return current().map(AnalysisRun::id).flatMap(this::card);
    }

    Optional<Card> card(long run) {
        return jdbc.sql("select card::text from analysis_run where id = :run and (card ->> 'format')::int = :format")
                .param("run", run)
                .param("format", Card.FORMAT)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, Card.class));
    }

    int freeSlot() {
        return jdbc.sql("select case when run_id is null then slot else 1 - slot end from analysis_state")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static AnalysisRun run(ResultSet row, int number) throws SQLException {
        String step = row.getString("step");
        return new AnalysisRun(
                row.getLong("id"),
                RunState.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                step == null ? null : Step.valueOf(step),
                row.getDouble("share"),
                row.getBoolean("stop_asked"),
                row.getString("problem"),
                day(row.getDate("as_of")),
                day(row.getDate("bought_from")),
                day(row.getDate("bought_to")),
                row.getObject("customers", Integer.class),
                row.getObject("buyers", Integer.class),
                row.getObject("orders", Integer.class),
                row.getObject("lines", Long.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable LocalDate day(@Nullable Date day) {
        return day == null ? null : day.toLocalDate();
    }
}
