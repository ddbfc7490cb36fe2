package peyvand.analytical.likeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.likeness.LikenessTarget.Outcome;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.SegmentId;
import peyvand.domain.SegmentSaved;
import peyvand.domain.Viewer;

/** Which segments are targets. What their members are like is learned soon afterwards, in the background. */
@Service
@Transactional
public class LikenessTargets {

    private final JdbcClient jdbc;
    private final SegmentQueries segments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LikenessTargets(JdbcClient jdbc, SegmentQueries segments, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NotFound when there is no such segment */
    public void want(Viewer viewer, SegmentId segment, boolean wanted) {
        viewer.require(Right.EDIT, "make a segment a target");
        segments.details(viewer, segment);
        int changed = wanted
                ? jdbc.sql("""
                        insert into likeness_target (segment_id, wanted_at, wanted_by) values (:id, :now, :staff) on conflict do nothing
                        """)
                        .param("id", segment.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("staff", viewer.staff().value())
                        .update()
                : jdbc.sql("delete from likeness_target where segment_id = :id")
                        .param("id", segment.value())
                        .update();
        if (changed > 0) {
            events.publishEvent(new SegmentSaved(
                    viewer,
                    segment,
                    "CHANGED",
                    Changes.between(Map.of("segmentTarget", !wanted), Map.of("segmentTarget", wanted))));
        }
    }

    /** What was learned; empty where it is no target. */
    @Transactional(readOnly = true)
    public Optional<LikenessTarget> of(SegmentId segment) {
        return jdbc.sql("select * from likeness_target where segment_id = :id")
                .param("id", segment.value())
                .query((row, n) -> target(row))
                .optional();
    }

    private static LikenessTarget target(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp at = row.getTimestamp("reckoned_at");
        return new LikenessTarget(
                outcome == null ? null : Outcome.valueOf(outcome),
                at == null ? null : at.toInstant(),
                row.getInt("members"),
                row.getInt("others"),
                number(row, "auc"),
                number(row, "auc_low"),
                number(row, "auc_high"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }
}
