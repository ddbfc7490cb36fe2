package peyvand.operational.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Seller;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Sets targets: many at once, all or none. The audit log keeps what was set before. */
@Service
@Transactional
public class Targets {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST_GROWTH = BigDecimal.valueOf(-100);
    private static final BigDecimal MOST_GROWTH = BigDecimal.valueOf(10_000);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final JdbcClient jdbc;
    private final TargetQueries queries;
    private final AuditLog audit;

    Targets(JdbcClient jdbc, TargetQueries queries, AuditLog audit) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * Sets what was typed, and leaves alone what already is so.
     *
     * @return how many were set, changed or taken away
     * @throws RuleViolation {@code rule.target.known} with a number, where so many say something else than was known
     * @throws Refused where the viewer does not set what somebody is to sell
     */
    public int enter(Viewer viewer, TargetGroup group, TargetYear year, List<TargetCell> cells) {
        viewer.require(Right.BULK, "set targets");
        lock();
        Map<Seller, TargetLine> lines = lines(viewer, group, year);
        List<TargetCell> different = new ArrayList<>();
        int unknown = 0;
        for (TargetCell cell : cells) {
            check(cell);
            TargetLine line = lines.get(cell.subject());
            int place = year.periods().indexOf(cell.period());
            if (line == null || place < 0) {
                throw new NotFound(cell.subject().key());
            }
            BigDecimal present = line.amounts().get(place);
            if (!cell.sameAs(present)) {
                different.add(cell);
                unknown += cell.knows(present) ? 0 : 1;
            }
        }
        if (unknown > 0) {
            throw new RuleViolation("rule.target.known", unknown);
        }
        write(viewer, year, lines, different);
        return different.size();
    }

    /**
     * Sets what is not set yet to what was to be sold a year before and so many percent more, in whole units.
     *
     * @return how many were set
     */
    public int copy(Viewer viewer, TargetGroup group, TargetYear year, BigDecimal growth) {
        viewer.require(Right.BULK, "set targets");
        if (growth.compareTo(LEAST_GROWTH) < 0 || growth.compareTo(MOST_GROWTH) > 0) {
            throw new RuleViolation("rule.target.growth");
        }
        lock();
        Map<Seller, TargetLine> before = lines(viewer, group, year.plus(-1));
        Map<Seller, TargetLine> now = lines(viewer, group, year);
        List<TargetCell> cells = new ArrayList<>();
        now.values().stream()
                .filter(line -> queries.sets(viewer, line.subject()))
                .forEach(line -> {
                    List<@Nullable BigDecimal> lastYear =
                            Objects.requireNonNull(before.get(line.subject())).amounts();
                    for (int i = 0; i < year.periods().size(); i++) {
                        BigDecimal last = lastYear.get(i);
                        if (line.amounts().get(i) == null && last != null) {
                            cells.add(new TargetCell(
                                    line.subject(), year.periods().get(i), grown(last, growth), null));
                        }
                    }
                });
        cells.forEach(Targets::check);
        write(viewer, year, now, cells);
        return cells.size();
    }

    private static BigDecimal grown(BigDecimal amount, BigDecimal growth) {
        return amount.multiply(HUNDRED.add(growth)).divide(HUNDRED, 0, RoundingMode.HALF_UP);
    }

    /** Few set targets, and seldom: one after the other. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('targets', 0))")
                .query()
                .listOfRows();
    }

    private Map<Seller, TargetLine> lines(Viewer viewer, TargetGroup group, TargetYear year) {
        Map<Seller, TargetLine> lines = new LinkedHashMap<>();
        queries.lines(viewer, group, year).forEach(line -> lines.put(line.subject(), line));
        return lines;
    }

    private void write(Viewer viewer, TargetYear year, Map<Seller, TargetLine> lines, List<TargetCell> cells) {
        Map<Seller, List<TargetCell>> ofSubject = new LinkedHashMap<>();
        cells.forEach(cell -> ofSubject
                .computeIfAbsent(cell.subject(), subject -> new ArrayList<>())
                .add(cell));
        ofSubject.forEach((subject, all) -> {
            if (!queries.sets(viewer, subject)) {
                throw new Refused("set the target of " + subject.key());
            }
            write(viewer, year, Objects.requireNonNull(lines.get(subject)), all);
        });
    }

    private void write(Viewer viewer, TargetYear year, TargetLine line, List<TargetCell> cells) {
        long target = target(line.subject(), year.pipeline());
        delete(
                target,
                year.first(),
                cells.stream().filter(cell -> cell.amount() == null).toList());
        upsert(
                target,
                year.first(),
                cells.stream().filter(cell -> cell.amount() != null).toList());
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("targetOf", new Change(null, line.name().isEmpty() ? "COMPANY" : line.name()));
        cells.forEach(cell -> changes.put(
                cell.period().toString(),
                new Change(text(line.amounts().get(year.periods().indexOf(cell.period()))), text(cell.amount()))));
        audit.record(viewer, "TARGETS_SET", RecordKind.TARGET, target, null, new Changes(changes));
    }

    private long target(Seller subject, @Nullable PipelineId pipeline) {
        Map<String, @Nullable Object> of = new HashMap<>();
        of.put("staff", subject.staffValue());
        of.put("team", subject.teamValue());
        of.put("pipeline", pipeline == null ? null : pipeline.value());
        jdbc.sql("""
                insert into sales_target (staff_id, team_id, pipeline_id)
                values (cast(:staff as bigint), cast(:team as bigint), cast(:pipeline as bigint))
                on conflict on constraint sales_target_subject_uq do nothing
                """).params(of).update();
        return jdbc.sql("""
                select id from sales_target
                where staff_id is not distinct from cast(:staff as bigint) and team_id is not distinct from cast(:team as bigint)
                  and pipeline_id is not distinct from cast(:pipeline as bigint)
                """).params(of).query(Long.class).single();
    }

    private void delete(long target, Period of, List<TargetCell> cells) {
        jdbc.sql("""
                delete from sales_target_amount
                where target_id = :target and calendar = :calendar and period = :period and first_day = any (cast(:days as date[]))
                """)
                .param("target", target)
                .param("calendar", TargetQueries.calendar(of))
                .param("period", of.length().name())
                .param("days", days(cells))
                .update();
    }

    private void upsert(long target, Period of, List<TargetCell> cells) {
        jdbc.sql("""
                insert into sales_target_amount (target_id, calendar, period, first_day, last_day, amount)
                select :target, :calendar, :period, c.first_day, c.last_day, c.amount
                from unnest(cast(:days as date[]), cast(:ends as date[]), cast(:amounts as numeric[])) c (first_day, last_day, amount)
                on conflict (target_id, calendar, period, first_day) do update set amount = excluded.amount
                """)
                .param("target", target)
                .param("calendar", TargetQueries.calendar(of))
                .param("period", of.length().name())
                .param("days", days(cells))
                .param(
                        "ends",
                        cells.stream()
                                .map(cell -> Date.valueOf(cell.period().last()))
                                .toArray(Date[]::new))
                .param("amounts", cells.stream().map(TargetCell::amount).toArray(BigDecimal[]::new))
                .update();
    }

    private static Date[] days(List<TargetCell> cells) {
        return TargetQueries.days(cells.stream().map(TargetCell::period).toList());
    }

    private static void check(TargetCell cell) {
        if (cell.period().first().isBefore(EARLIEST) || cell.period().first().isAfter(LATEST)) {
            throw new RuleViolation("rule.target.period");
        }
        if (cell.amount() != null && !TargetCell.isAmount(cell.amount())) {
            throw new RuleViolation("rule.target.amount", TargetCell.DECIMALS);
        }
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null
                ? null
                : amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
