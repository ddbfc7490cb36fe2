package peyvand.analytical.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.RuleViolation;
import peyvand.domain.ScoreSwitched;
import peyvand.domain.Viewer;

/**
 * Knows what may be shown of what the analysis says. What is switched off is reckoned still, and back at once; whoever reads
 * {@code dim_insight} does not find it, whoever reads the tables beneath asks here.
 */
@Service
public class Scores {

    public static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final AnalysisSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Scores(JdbcClient jdbc, AnalysisSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    public Set<Score> shown() {
        Set<Score> shown = EnumSet.noneOf(Score.class);
        jdbc.sql("select score from analysis_switch where shown")
                .query(String.class)
                .list()
                .forEach(score -> shown.add(Score.valueOf(score)));
        return shown;
    }

    public boolean shows(Score score) {
        return shown().contains(score);
    }

    /** All of them, in their order. */
    public List<ScoreSwitch> switches() {
        return jdbc.sql("""
                        select w.score, w.shown, w.at, s.name as by_name, w.reason
                        from analysis_switch w left join staff s on s.id = w.by_staff
                        """).query(ScoreSwitch.class).list().stream()
                .sorted((one, other) -> one.score().compareTo(other.score()))
                .toList();
    }

    /**
     * Shows a score from now on, or no more.
     *
     * @param reason why; may be null for showing it
     * @throws peyvand.domain.Refused where the viewer may not
     */
    @Transactional
    public void show(Viewer viewer, Score score, boolean shown, @Nullable String reason) {
        settings.requireDecider(viewer);
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (why == null && !shown) {
            throw new RuleViolation("rule.analysis.reason");
        }
        if (why != null && why.length() > LONGEST_REASON) {
            throw new RuleViolation("form.longest", LONGEST_REASON);
        }
        int switched = jdbc.sql("""
                update analysis_switch set shown = :shown, at = :at, by_staff = :by, reason = :reason
                where score = :score and shown <> :shown
                """)
                .param("score", score.name())
                .param("shown", shown)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", viewer.staff().value())
                .param("reason", why)
                .update();
        if (switched > 0) {
            events.publishEvent(new ScoreSwitched(viewer, score.name(), shown, why));
        }
    }
}
