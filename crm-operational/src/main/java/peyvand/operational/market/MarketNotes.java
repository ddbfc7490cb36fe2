package peyvand.operational.market;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.IndicatorId;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on notes of the market. A note is its author's; who may delete may also take it away. */
@Service
@Transactional
public class MarketNotes {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final JdbcClient jdbc;
    private final MarketNoteQueries queries;
    private final IndicatorQueries indicators;
    private final AuditLog audit;
    private final Clock clock;

    MarketNotes(JdbcClient jdbc, MarketNoteQueries queries, IndicatorQueries indicators, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.indicators = indicators;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param about null for the market as such */
    public long add(Viewer viewer, @Nullable IndicatorId about, LocalDate day, String body) {
        viewer.require(Right.EDIT, "add a note of the market");
        check(day);
        if (about != null) {
            indicators.indicator(viewer, about);
        }
        long id = jdbc.sql("""
                insert into market_note (indicator_id, day, body, author_id, created_at, updated_at)
                values (:about, :day, :body, :author, :now, :now) returning id
                """)
                .param("about", about == null ? null : about.value(), Types.BIGINT)
                .param("day", day)
                .param("body", body)
                .param("author", viewer.staff().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        record(viewer, "CREATED", id, Map.of(), fields(day, body));
        return id;
    }

    /**
     * @param version of the note as its author read it
     * @throws Refused for a note of somebody else
     * @throws Stale when it was saved since
     */
    public void edit(Viewer viewer, long id, int version, LocalDate day, String body) {
        viewer.require(Right.EDIT, "change a note of the market");
        check(day);
        MarketNote before = queries.note(viewer, id);
        if (!mayEdit(viewer, before)) {
            throw new Refused("change a note of somebody else");
        }
        int saved = jdbc.sql("""
                update market_note set day = :day, body = :body, updated_at = :now, version = version + 1
                where id = :id and version = :version
                """)
                .param("day", day)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("version", version)
                .update();
        Stale.check(id, 1, saved);
        record(viewer, "CHANGED", id, fields(before.day(), before.body()), fields(day, body));
    }

    public void remove(Viewer viewer, long id) {
        viewer.require(Right.EDIT, "remove a note of the market");
        MarketNote before = queries.note(viewer, id);
        if (!mayRemove(viewer, before)) {
            throw new Refused("remove a note of somebody else");
        }
        jdbc.sql("delete from market_note where id = :id").param("id", id).update();
        record(viewer, "REMOVED", id, fields(before.day(), before.body()), Map.of());
    }

    public static boolean mayEdit(Viewer viewer, MarketNote note) {
        return viewer.may(Right.EDIT) && note.author().equals(viewer.staff());
    }

    public static boolean mayRemove(Viewer viewer, MarketNote note) {
        return mayEdit(viewer, note) || (viewer.may(Right.EDIT) && viewer.may(Right.DELETE));
    }

    private static void check(LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new RuleViolation("rule.market.day");
        }
    }

    private static Map<String, Object> fields(LocalDate day, String body) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("marketDay", day);
        fields.put("marketText", body);
        return fields;
    }

    private void record(Viewer viewer, String action, long id, Map<String, Object> before, Map<String, Object> after) {
        audit.record(viewer, action, RecordKind.MARKET_NOTE, id, null, Changes.between(before, after));
    }
}
