package peyvand.operational.reason;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.Label;

/** The reasons that can be given, in their order. */
@Service
@Transactional
public class Reasons {

    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Reasons(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of a kind in their order, those that are retired last. */
    @Transactional(readOnly = true)
    public List<Reason> all(ReasonKind kind) {
        return jdbc.sql("select * from " + kind.table() + " order by retired_at is not null, position, id")
                .query((row, n) -> new Reason(
                        kind,
                        row.getLong("id"),
                        new Label(row.getString("label_en"), row.getString("label_fa")),
                        row.getTimestamp("retired_at") != null,
                        row.getInt("version")))
                .list();
    }

    /** @throws NotFound when there is none */
    @Transactional(readOnly = true)
    public Reason reason(ReasonKind kind, long id) {
        return all(kind).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(kind + " " + id));
    }

    public void add(Viewer viewer, ReasonKind kind, Label label) {
        require(viewer);
        List<Reason> now = current(kind);
        limit(now);
        label.check(now.stream().map(Reason::label).toList());
        jdbc.sql("""
                insert into %1$s (label_en, label_fa, position)
                values (:en, :fa, (select coalesce(max(position), 0) + 1 from %1$s))
                """.formatted(kind.table()))
                .param("en", label.english())
                .param("fa", label.persian())
                .update();
        record(viewer, "REASON_ADDED", Changes.between(Map.of(), Map.of(kind.field(), label.text())));
    }

    /**
     * Calls it otherwise, wherever it was given too.
     *
     * @param version as the viewer read it
     * @throws Stale when somebody changed it since
     */
    public void rename(Viewer viewer, ReasonKind kind, long id, int version, Label label) {
        require(viewer);
        Reason reason = reason(kind, id);
        label.check(current(kind).stream()
                .filter(one -> one.id() != id)
                .map(Reason::label)
                .toList());
        int renamed = jdbc.sql(
                        "update %s set label_en = :en, label_fa = :fa, version = version + 1 where id = :id and version = :version"
                                .formatted(kind.table()))
                .param("en", label.english())
                .param("fa", label.persian())
                .param("id", id)
                .param("version", version)
                .update();
        Stale.check(id, version, renamed == 0 ? version + 1 : version);
        record(
                viewer,
                "REASON_RENAMED",
                Changes.between(Map.of(kind.field(), reason.label().text()), Map.of(kind.field(), label.text())));
    }

    /** One that is retired can no longer be given; what it was given for keeps it. There is always one left. */
    public void retire(Viewer viewer, ReasonKind kind, long id, boolean retired) {
        require(viewer);
        Reason reason = reason(kind, id);
        if (reason.retired() == retired) {
            return;
        }
        List<Reason> now = current(kind);
        if (retired && now.size() == 1) {
            throw new RuleViolation("rule.reason.last");
        }
        if (!retired) {
            limit(now);
            reason.label().check(now.stream().map(Reason::label).toList());
        }
        jdbc.sql("update %s set retired_at = :at, version = version + 1 where id = :id".formatted(kind.table()))
                .param("at", retired ? Timestamp.from(clock.instant()) : null)
                .param("id", id)
                .update();
        record(
                viewer,
                retired ? "REASON_RETIRED" : "REASON_ADDED",
                Changes.between(Map.of(), Map.of(kind.field(), reason.label().text())));
    }

    /** Moves one before the one before it. */
    public void moveUp(Viewer viewer, ReasonKind kind, long id) {
        require(viewer);
        reason(kind, id);
        jdbc.sql("""
                with pair as (
                  select id, position, lag(id) over (order by position, id) as before, lag(position) over (order by position, id) as place
                  from %1$s where retired_at is null)
                update %1$s r set position = case when r.id = p.id then p.place else p.position end
                from pair p where p.id = :id and p.before is not null and r.id in (p.id, p.before)
                """.formatted(kind.table())).param("id", id).update();
    }

    private List<Reason> current(ReasonKind kind) {
        return all(kind).stream().filter(reason -> !reason.retired()).toList();
    }

    private static void limit(List<Reason> now) {
        if (now.size() >= MOST) {
            throw new RuleViolation("rule.reason.most", MOST);
        }
    }

    private static void require(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "change reasons");
    }

    private void record(Viewer viewer, String action, Changes changes) {
        audit.record(viewer, action, RecordKind.COMPANY, 0, null, changes);
    }
}
