package peyvand.analytical.chance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import peyvand.analytical.chance.ChanceFacts.Open;
import peyvand.analytical.chance.ChanceModels.Model;

/** Keeps a probability beside every open opportunity, for whatever adds them up. */
@Service
class ChanceScores {

    private static final int PIECE = 1_000;

    /** So late may a change become visible to others after it was stamped. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final ChanceFacts facts;
    private final ChanceModels models;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChanceScores(ChanceFacts facts, ChanceModels models, JdbcClient jdbc, Clock clock) {
        this.facts = facts;
        this.models = models;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Reckons all of them by what is used now; none is left where the rates of the stages count. @return how many */
    int all() {
        Optional<Model> used = models.used();
        if (used.isEmpty()) {
            jdbc.sql("delete from opportunity_chance").update();
            return 0;
        }
        Model model = used.get();
        Instant began = clock.instant();
        LocalDate today = facts.today();
        int scored = 0;
        long after = 0;
        for (List<Open> piece = facts.open(after, PIECE); !piece.isEmpty(); piece = facts.open(after, PIECE)) {
            write(model, piece, today);
            scored += piece.size();
            after = piece.get(piece.size() - 1).course().opportunity();
        }
        jdbc.sql("delete from opportunity_chance c where model_id <> :model")
                .param("model", model.id())
                .update();
        scoredTo(began);
        models.saveScored(model.id(), scored);
        return scored;
    }

    /** Reckons again those that were changed since the last time. */
    void changed() {
        Optional<Model> used = models.used();
        if (used.isEmpty()) {
            return;
        }
        Instant since = jdbc.sql("select scored_to from chance_setting")
                .query(Timestamp.class)
                .single()
                .toInstant()
                .minus(LATE);
        Instant began = clock.instant();
        List<Open> piece = facts.changed(since, PIECE);
        write(used.get(), piece, facts.today());
        if (piece.size() < PIECE) {
            scoredTo(began);
        } else {
            all();
        }
    }

    private void write(Model model, List<Open> piece, LocalDate today) {
        jdbc.sql("""
                insert into opportunity_chance (opportunity_id, model_id, stage_id, probability, scored_at)
                select o.id, :model, d.stage, d.probability, :at
                from unnest(:ids::bigint[], :stages::bigint[], :probabilities::float8[]) d (id, stage, probability)
                join opportunity o on o.id = d.id
                on conflict (opportunity_id) do update
                set model_id = excluded.model_id, stage_id = excluded.stage_id, probability = excluded.probability,
                    scored_at = excluded.scored_at
                """)
                .param("model", model.id())
                .param("at", Timestamp.from(clock.instant()))
                .param(
                        "ids",
                        piece.stream().map(open -> open.course().opportunity()).toArray(Long[]::new))
                .param("stages", piece.stream().map(Open::stage).toArray(Long[]::new))
                .param(
                        "probabilities",
                        piece.stream()
                                .map(open -> model.formula()
                                        .probability(open.course().now(today, open.stage())))
                                .toArray(Double[]::new))
                .update();
    }

    private void scoredTo(Instant at) {
        jdbc.sql("update chance_setting set scored_to = :at")
                .param("at", Timestamp.from(at))
                .update();
    }
}
