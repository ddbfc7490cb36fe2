package peyvand.operational.market;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.IndicatorId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on what indicators there are; {@link IndicatorValues} keeps what they say. */
@Service
@Transactional
public class Indicators {

    /** So many are in use at most: they stand on one page. */
    public static final int MOST = 200;

    private final JdbcClient jdbc;
    private final IndicatorQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    Indicators(JdbcClient jdbc, IndicatorQueries queries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    public IndicatorId create(Viewer viewer, IndicatorData data) {
        viewer.require(Right.EDIT, "add an indicator");
        data.check();
        requireRoom();
        try {
            IndicatorId id = new IndicatorId(with(jdbc.sql("""
                    insert into indicator (label_en, label_fa, unit, source, calendar, created_at)
                    values (:english, :persian, :unit, :source, :calendar, :now) returning id
                    """), data)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Long.class)
                    .single());
            record(viewer, "CREATED", id, Changes.between(Map.of(), data.fields()));
            return id;
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.indicator.labelTaken");
        }
    }

    /**
     * @param version of the indicator as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, IndicatorId id, int version, IndicatorData data) {
        viewer.require(Right.EDIT, "change an indicator");
        data.check();
        Indicator before = queries.indicator(viewer, id);
        Stale.check(id, version, before.version());
        if (before.archived()) {
            throw new RuleViolation("rule.indicator.archived");
        }
        if (before.data().calendar() != data.calendar() && hasValues(id)) {
            throw new RuleViolation("rule.indicator.calendar");
        }
        Changes changes = Changes.between(before.data().fields(), data.fields());
        if (changes.isEmpty()) {
            return;
        }
        try {
            int saved = with(jdbc.sql("""
                    update indicator set label_en = :english, label_fa = :persian, unit = :unit, source = :source,
                           calendar = :calendar, version = version + 1
                    where id = :id and version = :version
                    """), data)
                    .param("id", id.value())
                    .param("version", version)
                    .update();
            Stale.check(id, 1, saved);
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.indicator.labelTaken");
        }
        record(viewer, "CHANGED", id, changes);
    }

    /** Takes the indicator out of the list; its values are kept. */
    public void archive(Viewer viewer, IndicatorId id) {
        viewer.require(Right.DELETE, "archive an indicator");
        queries.indicator(viewer, id);
        int archived = jdbc.sql("""
                update indicator set archived_at = :now, version = version + 1 where id = :id and archived_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        if (archived > 0) {
            record(viewer, "ARCHIVED", id, Changes.NONE);
        }
    }

    public void restore(Viewer viewer, IndicatorId id) {
        viewer.require(Right.DELETE, "bring an indicator back");
        if (queries.indicator(viewer, id).archived()) {
            requireRoom();
            jdbc.sql("update indicator set archived_at = null, version = version + 1 where id = :id")
                    .param("id", id.value())
                    .update();
            record(viewer, "RESTORED", id, Changes.NONE);
        }
    }

    private void requireRoom() {
        long inUse = jdbc.sql("select count(*) from indicator where archived_at is null")
                .query(Long.class)
                .single();
        if (inUse >= MOST) {
            throw new RuleViolation("rule.indicator.tooMany", MOST);
        }
    }

    private boolean hasValues(IndicatorId id) {
        return jdbc.sql("select exists (select from indicator_value where indicator_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, IndicatorData data) {
        return statement
                .param("english", data.label().english())
                .param("persian", data.label().persian())
                .param("unit", data.unit())
                .param("source", data.source())
                .param("calendar", data.calendar().name());
    }

    private void record(Viewer viewer, String action, IndicatorId id, Changes changes) {
        audit.record(viewer, action, RecordKind.INDICATOR, id.value(), null, changes);
    }
}
