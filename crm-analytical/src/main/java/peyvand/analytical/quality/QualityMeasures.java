package peyvand.analytical.quality;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.db.sql.Sql;

/** Takes all measures, each in a transaction of its own. The work grows with the tables: never while a page waits. */
@Service
class QualityMeasures {

    /** So many of the records concerned are kept for the list. */
    private static final int CASES = 1_000;

    private static final Duration OLD = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    QualityMeasures(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes them where the last time is long ago, or an import has ended since. */
    void takeIfDue() {
        boolean due = jdbc.sql("""
                select count(*) < :all or min(measured_at) < :old
                  or min(measured_at) < (select coalesce(max(finished_at), '-infinity') from import_job
                                         where id > (select coalesce(max(id), 0) - 100 from import_job))
                from quality_measure where measure = any (:known)
                """)
                .param("all", QualityMeasure.values().length)
                .param("known", QualityMeasure.names())
                .param("old", Timestamp.from(clock.instant().minus(OLD)))
                .query(Boolean.class)
                .single();
        if (due) {
            takeAll();
        }
    }

    void takeAll() {
        for (QualityMeasure measure : QualityMeasure.values()) {
            transaction.executeWithoutResult(status -> take(measure));
        }
    }

    private void take(QualityMeasure measure) {
        Instant now = clock.instant();
        Sql counting = Sql.of("""
                insert into quality_measure (measure, total, affected, measured_at)
                select :measure, count(*), count(*) filter (where %s), :now
                """.formatted(measure.condition()))
                .add("from " + measure.tables())
                .add("where " + measure.lookedAt())
                .add("""
                    on conflict (measure) do update
                    set total = excluded.total, affected = excluded.affected, measured_at = excluded.measured_at
                    """)
                .with("measure", measure.name())
                .with("now", Timestamp.from(now));
        measure.bind(counting, now);
        counting.on(jdbc).update();
        jdbc.sql("delete from quality_case where measure = :measure")
                .param("measure", measure.name())
                .update();
        Sql cases = Sql.of("insert into quality_case (measure, record_id) select :measure, r.id")
                .add("from " + measure.tables())
                .add("where " + measure.lookedAt())
                .and(measure.condition())
                .add("order by r.id desc limit " + CASES)
                .with("measure", measure.name());
        measure.bind(cases, now);
        cases.on(jdbc).update();
    }
}
