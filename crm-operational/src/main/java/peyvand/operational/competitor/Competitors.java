package peyvand.operational.competitor;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CompetitorId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on competitors. What is known of them is everybody's. */
@Service
@Transactional
public class Competitors {

    private final JdbcClient jdbc;
    private final CompetitorQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    Competitors(JdbcClient jdbc, CompetitorQueries queries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    public CompetitorId create(Viewer viewer, CompetitorData data) {
        viewer.require(Right.EDIT, "add a competitor");
        data.check();
        try {
            CompetitorId id =
                    new CompetitorId(with(jdbc.sql("""
                    insert into competitor (name, website, links, strengths, weaknesses, price_notes, created_at, updated_at)
                    values (:name, :website, :links, :strengths, :weaknesses, :prices, :now, :now) returning id
                    """), data).query(Long.class).single());
            record(viewer, "CREATED", id, Changes.NONE);
            return id;
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.competitor.nameTaken");
        }
    }

    /**
     * @param version of the competitor as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, CompetitorId id, int version, CompetitorData data) {
        viewer.require(Right.EDIT, "change a competitor");
        data.check();
        CompetitorDetails before = queries.details(viewer, id);
        Stale.check(id, version, before.version());
        if (before.archived()) {
            throw new RuleViolation("rule.competitor.archived");
        }
        Changes changes = Changes.between(before.data().fields(), data.fields());
        if (changes.isEmpty()) {
            return;
        }
        try {
            int saved = with(jdbc.sql("""
                    update competitor set name = :name, website = :website, links = :links, strengths = :strengths,
                           weaknesses = :weaknesses, price_notes = :prices, updated_at = :now, version = version + 1
                    where id = :id and version = :version
                    """), data)
                    .param("id", id.value())
                    .param("version", version)
                    .update();
            Stale.check(id, 1, saved);
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.competitor.nameTaken");
        }
        record(viewer, "CHANGED", id, changes);
    }

    /** Takes the competitor out of daily work; what refers to it is kept. */
    public void archive(Viewer viewer, CompetitorId id) {
        viewer.require(Right.DELETE, "archive a competitor");
        queries.details(viewer, id);
        if (set(id, "archived_at = :now", "archived_at is null")) {
            record(viewer, "ARCHIVED", id, Changes.NONE);
        }
    }

    public void restore(Viewer viewer, CompetitorId id) {
        viewer.require(Right.DELETE, "bring a competitor back");
        queries.details(viewer, id);
        if (set(id, "archived_at = null", "archived_at is not null")) {
            record(viewer, "RESTORED", id, Changes.NONE);
        }
    }

    private boolean set(CompetitorId id, String what, String where) {
        return jdbc.sql("update competitor set " + what + ", updated_at = :now, version = version + 1"
                                + " where id = :id and " + where)
                        .param("id", id.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    private JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, CompetitorData data) {
        return statement
                .param("name", data.name())
                .param("website", data.website())
                .param("links", data.links().toArray(String[]::new))
                .param("strengths", data.strengths())
                .param("weaknesses", data.weaknesses())
                .param("prices", data.prices())
                .param("now", Timestamp.from(clock.instant()));
    }

    private void record(Viewer viewer, String action, CompetitorId id, Changes changes) {
        audit.record(viewer, action, RecordKind.COMPETITOR, id.value(), null, changes);
    }
}
