package peyvand.analytical.quality;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;

/** Reads what was measured, and the records concerned that are still so. */
@Repository
public class QualityQueries {

    private final JdbcClient jdbc;
    private final Clock clock;

    QualityQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was measured last, in the order of {@link QualityMeasure}; empty before the first time. */
    public List<Measurement> all() {
        return jdbc
                .sql("select measure, total, affected, measured_at from quality_measure where measure = any (:known)")
                .param("known", QualityMeasure.names())
                .query((row, n) -> new Measurement(
                        QualityMeasure.valueOf(row.getString("measure")),
                        row.getLong("total"),
                        row.getLong("affected"),
                        row.getTimestamp("measured_at").toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Measurement::measure))
                .toList();
    }

    public Optional<Measurement> measurement(QualityMeasure measure) {
        return all().stream().filter(taken -> taken.measure() == measure).findFirst();
    }

    /** The first records concerned that this viewer may see and that nobody has mended since. */
    public List<QualityCase> cases(Viewer viewer, QualityMeasure measure, int most) {
        Sql sql = Sql.of("select r.id, " + shown(measure.kind()))
                .add("from quality_case q cross join " + measure.tables())
                .add("where q.measure = :measure and q.record_id = r.id")
                .with("measure", measure.name())
                .and(measure.lookedAt())
                .and(measure.condition());
        if (measure.kind() == RecordKind.ORDER) {
            Visibility.customersOrNone(sql, viewer, "c", "r.customer_id");
        } else if (measure.kind() != RecordKind.PRODUCT) {
            Visibility.customers(sql, viewer, "c");
        }
        measure.bind(sql, clock.instant());
        return sql.add("order by r.id desc limit " + most)
                .on(jdbc)
                .query((row, n) -> new QualityCase(measure.kind(), row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static String shown(RecordKind kind) {
        return switch (kind) {
            case CUSTOMER -> "r.name, r.number";
            case CONTACT -> "r.name, c.name";
            case PRODUCT -> "r.name, r.code";
            default -> "r.number, c.name";
        };
    }
}
