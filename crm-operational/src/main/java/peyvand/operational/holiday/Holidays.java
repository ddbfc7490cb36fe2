package peyvand.operational.holiday;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on holidays, for the administrator. */
@Service
@Transactional
public class Holidays {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final JdbcClient jdbc;
    private final HolidayQueries queries;
    private final AuditLog audit;

    Holidays(JdbcClient jdbc, HolidayQueries queries, AuditLog audit) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
    }

    public long add(Viewer viewer, HolidayData data) {
        check(viewer, data);
        try {
            long id = with(jdbc.sql("""
                    insert into holiday (country, day, name_en, name_fa, provisional)
                    values (:country, :day, :english, :persian, :provisional) returning id
                    """), data).query(Long.class).single();
            record(viewer, "CREATED", id, Changes.between(Map.of(), data.fields()));
            return id;
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.holiday.there");
        }
    }

    /**
     * @param version of the holiday as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, long id, int version, HolidayData data) {
        check(viewer, data);
        HolidayRow before = queries.details(id);
        Changes changes = Changes.between(before.data().fields(), data.fields());
        Stale.check(id, version, before.version());
        if (changes.isEmpty()) {
            return;
        }
        try {
            int saved = with(jdbc.sql("""
                    update holiday set country = :country, day = :day, name_en = :english, name_fa = :persian,
                           provisional = :provisional, version = version + 1
                    where id = :id and version = :version
                    """), data)
                    .param("id", id)
                    .param("version", version)
                    .update();
            Stale.check(id, 1, saved);
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.holiday.there");
        }
        record(viewer, "CHANGED", id, changes);
    }

    public void remove(Viewer viewer, long id) {
        viewer.require(Right.ADMINISTER, "change the holidays");
        HolidayRow before = queries.details(id);
        jdbc.sql("delete from holiday where id = :id").param("id", id).update();
        record(viewer, "REMOVED", id, Changes.between(before.data().fields(), Map.of()));
    }

    private static void check(Viewer viewer, HolidayData data) {
        viewer.require(Right.ADMINISTER, "change the holidays");
        if (data.english() == null && data.persian() == null) {
            throw new RuleViolation("rule.holiday.name");
        }
        if (!data.country().matches("[A-Z]{2}")) {
            throw new RuleViolation("rule.holiday.country");
        }
        if (data.day().isBefore(EARLIEST) || data.day().isAfter(LATEST)) {
            throw new RuleViolation("rule.holiday.day");
        }
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, HolidayData data) {
        return statement
                .param("country", data.country())
                .param("day", data.day())
                .param("english", data.english())
                .param("persian", data.persian())
                .param("provisional", data.provisional());
    }

    private void record(Viewer viewer, String action, long id, Changes changes) {
        audit.record(viewer, action, RecordKind.HOLIDAY, id, null, changes);
    }
}
