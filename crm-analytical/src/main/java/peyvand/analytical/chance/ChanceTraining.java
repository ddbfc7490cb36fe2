package peyvand.analytical.chance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Learns from what was decided, and reckons all open opportunities by it. Whoever kills it loses that run only. */
@Service
class ChanceTraining {

    /** What was decided longer ago is not like today. */
    private static final int MOST_OPPORTUNITIES = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChanceTraining.class);

    private final ChanceFacts facts;
    private final ChanceModels models;
    private final ChanceScores scores;
    private final Clock clock;

    ChanceTraining(ChanceFacts facts, ChanceModels models, ChanceScores scores, Clock clock) {
        this.facts = facts;
        this.models = models;
        this.scores = scores;
        this.clock = clock;
    }

    void train() {
        Instant started = clock.instant();
        try {
            models.save(learn(), started, clock.instant());
            scores.all();
        } catch (RuntimeException e) {
            LOG.error("could not learn how likely opportunities are won", e);
            models.saveFailure(started, clock.instant(), e);
        }
    }

    private Lesson learn() {
        LocalDate last = facts.lastOpened(facts.today());
        List<Course> courses = facts.decided(last, MOST_OPPORTUNITIES);
        int undecided = courses.stream()
                .map(Course::openedOn)
                .min(LocalDate::compareTo)
                .map(first -> facts.undecided(first, last))
                .orElse(0);
        return new Learning(facts.rates()).learn(courses, undecided);
    }
}
