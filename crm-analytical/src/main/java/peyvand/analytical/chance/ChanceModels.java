package peyvand.analytical.chance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.chance.Lesson.Facts;
import peyvand.analytical.chance.Lesson.Gain;

/** Keeps what was learned at each run. */
@Repository
class ChanceModels {

    private static final int RUNS_KEPT = 100;
    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient jdbc;

    /** The formula read last: it never changes under its id. */
    private volatile @Nullable Model last;

    ChanceModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Model(long id, Formula formula) {}

    /** That by which chances are reckoned now; empty where the rates of the stages count. */
    Optional<Model> used() {
        Optional<Long> id = jdbc.sql("""
                select id from chance_model
                where id = (select max(id) from chance_model where outcome <> 'FAILED') and outcome = 'USED'
                  and (select learned from chance_setting)
                """).query(Long.class).optional();
        return id.map(this::model);
    }

    private Model model(long id) {
        Model known = last;
        if (known == null || known.id() != id) {
            known = new Model(id, formula(id));
            last = known;
        }
        return known;
    }

    private Formula formula(long id) {
        List<Weight> weights = weights(id);
        return jdbc.sql("select intercept, calibration_intercept, calibration_slope from chance_model where id = :id")
                .param("id", id)
                .query((row, n) -> new Formula(
                        row.getDouble("intercept"),
                        weights,
                        new Calibration(row.getDouble("calibration_intercept"), row.getDouble("calibration_slope"))))
                .single();
    }

    List<Weight> weights(long id) {
        return jdbc.sql("""
                select feature, category, opportunities, mean, scale, weight from chance_weight where model_id = :id
                order by abs(weight) desc, feature, category
                """)
                .param("id", id)
                .query((row, n) -> new Weight(
                        Feature.valueOf(row.getString("feature")),
                        row.getString("category"),
                        row.getInt("opportunities"),
                        row.getDouble("mean"),
                        row.getDouble("scale"),
                        row.getDouble("weight")))
                .list();
    }

    /** @return its id */
    @Transactional
    long save(Lesson lesson, Instant started, Instant finished) {
        Facts facts = lesson.facts();
        Gain gain = lesson.gain();
        Formula formula = lesson.formula();
        long id = jdbc.sql("""
                insert into chance_model (started_at, finished_at, outcome, opened_from, opened_to, decided, won, undecided, examples,
                  held_out, gain, gain_error, penalty, intercept, calibration_intercept, calibration_slope)
                values (:started, :finished, :outcome, :opened_from, :opened_to, :decided, :won, :undecided, :examples,
                  :held_out, :gain, :gain_error, :penalty, :intercept, :calibration_intercept, :calibration_slope)
                returning id
                """)
                .param("started", Timestamp.from(started))
                .param("finished", Timestamp.from(finished))
                .param("outcome", lesson.outcome().name())
                .param("opened_from", facts.openedFrom())
                .param("opened_to", facts.openedTo())
                .param("decided", facts.decided())
                .param("won", facts.won())
                .param("undecided", facts.undecided())
                .param("examples", facts.examples())
                .param("held_out", facts.heldOut())
                .param("gain", gain == null ? null : gain.mean())
                .param("gain_error", gain == null ? null : gain.error())
                .param("penalty", formula == null ? null : lesson.penalty())
                .param("intercept", formula == null ? null : formula.intercept())
                .param(
                        "calibration_intercept",
                        formula == null ? null : formula.calibration().intercept())
                .param(
                        "calibration_slope",
                        formula == null ? null : formula.calibration().slope())
                .query(Long.class)
                .single();
        if (formula != null) {
            save(id, formula);
        }
        lesson.accuracies().forEach((forecaster, accuracy) -> save(id, forecaster, accuracy));
        lesson.bins().forEach(bin -> save(id, bin));
        jdbc.sql("delete from chance_model where id <= :id")
                .param("id", id - RUNS_KEPT)
                .update();
        return id;
    }

    void saveFailure(Instant started, Instant finished, Exception problem) {
        String text = problem.toString();
        jdbc.sql("""
                insert into chance_model (started_at, finished_at, outcome, problem) values (:started, :finished, 'FAILED', :problem)
                """)
                .param("started", Timestamp.from(started))
                .param("finished", Timestamp.from(finished))
                .param("problem", text.substring(0, Math.min(LONGEST_PROBLEM, text.length())))
                .update();
    }

    void saveScored(long id, int scored) {
        jdbc.sql("update chance_model set scored = :scored where id = :id")
                .param("id", id)
                .param("scored", scored)
                .update();
    }

    private void save(long id, Formula formula) {
        for (Weight weight : formula.weights()) {
            jdbc.sql("""
                    insert into chance_weight (model_id, feature, category, opportunities, mean, scale, weight)
                    values (:id, :feature, :category, :opportunities, :mean, :scale, :weight)
                    """)
                    .param("id", id)
                    .param("feature", weight.feature().name())
                    .param("category", weight.category())
                    .param("opportunities", weight.opportunities())
                    .param("mean", weight.mean())
                    .param("scale", weight.scale())
                    .param("weight", weight.weight())
                    .update();
        }
    }

    private void save(long id, Forecaster forecaster, Accuracy accuracy) {
        jdbc.sql("""
                insert into chance_measure (model_id, forecaster, brier, log_loss, auc, intercept, slope)
                values (:id, :forecaster, :brier, :log_loss, :auc, :intercept, :slope)
                """)
                .param("id", id)
                .param("forecaster", forecaster.name())
                .param("brier", accuracy.brier())
                .param("log_loss", accuracy.logLoss())
                .param("auc", accuracy.auc())
                .param("intercept", accuracy.intercept())
                .param("slope", accuracy.slope())
                .update();
    }

    private void save(long id, Bin bin) {
        jdbc.sql("""
                insert into chance_bin (model_id, bin, opportunities, foretold, won, low, high)
                values (:id, :bin, :opportunities, :foretold, :won, :low, :high)
                """)
                .param("id", id)
                .param("bin", bin.number())
                .param("opportunities", bin.opportunities())
                .param("foretold", bin.foretold())
                .param("won", bin.won())
                .param("low", bin.low())
                .param("high", bin.high())
                .update();
    }
}
