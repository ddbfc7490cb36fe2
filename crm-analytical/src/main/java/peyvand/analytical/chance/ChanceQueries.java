package peyvand.analytical.chance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.chance.Chance.Reason;
import peyvand.analytical.chance.ChanceFacts.Open;
import peyvand.analytical.chance.ChanceModels.Model;
import peyvand.domain.OpportunityId;
import peyvand.domain.StaffId;

/** Reads how likely opportunities are, and what that rests on. */
@Repository
public class ChanceQueries {

    private static final String RUNS = """
            select id, started_at, finished_at, outcome, problem, opened_from, opened_to, decided, won, undecided, examples, held_out,
                   gain, gain_error, scored
            from chance_model
            """;

    private final ChanceFacts facts;
    private final ChanceModels models;
    private final JdbcClient jdbc;

    ChanceQueries(ChanceFacts facts, ChanceModels models, JdbcClient jdbc) {
        this.facts = facts;
        this.models = models;
        this.jdbc = jdbc;
    }

    /**
     * The chance of one that the asker may see, reckoned as it stands this moment. Empty where the rate of its stage
     * counts, and of one that is decided.
     */
    public Optional<Chance> of(OpportunityId id) {
        return models.used()
                .flatMap(model ->
                        facts.open(List.of(id.value())).stream().findFirst().map(open -> chance(model, open)));
    }

    private Chance chance(Model model, Open open) {
        Moment moment = open.course().now(facts.today(), open.stage());
        return new Chance(
                model.formula().probability(moment),
                model.formula().reasons(moment).entrySet().stream()
                        .map(part -> new Reason(part.getKey(), part.getKey().value(moment), part.getValue()))
                        .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.points())))
                        .toList());
    }

    public ChanceSetting setting() {
        return jdbc.sql("select learned, changed_at, changed_by from chance_setting")
                .query((row, n) -> {
                    Timestamp at = row.getTimestamp("changed_at");
                    return new ChanceSetting(
                            row.getBoolean("learned"),
                            at == null ? null : at.toInstant(),
                            at == null ? null : new StaffId(row.getLong("changed_by")));
                })
                .single();
    }

    /** Of the last run that could be finished; empty before the first. */
    @Transactional(readOnly = true)
    public Optional<ModelCard> card() {
        return jdbc.sql(RUNS + "where outcome <> 'FAILED' order by id desc limit 1")
                .query(ChanceQueries::run)
                .optional()
                .map(run -> new ModelCard(run, accuracies(run.id()), bins(run.id()), models.weights(run.id())));
    }

    /**
     * What the chances rest on now.
     *
     * @param learned whether what is learned may count
     * @param last the last run that could be finished, without what it rests on; null before the first
     */
    public record Standing(boolean learned, @Nullable ChanceRun last) {}

    public Standing standing() {
        return jdbc.sql("select s.learned, m.* from chance_setting s left join lateral (" + RUNS
                        + "where outcome <> 'FAILED' order by id desc limit 1) m on true")
                .query((row, n) ->
                        new Standing(row.getBoolean("learned"), row.getObject("id") == null ? null : run(row, n)))
                .single();
    }

    /** The latest runs, the newest first. */
    public List<ChanceRun> runs(int most) {
        return jdbc.sql(RUNS + "order by id desc limit :most")
                .param("most", most)
                .query(ChanceQueries::run)
                .list();
    }

    private Map<Forecaster, Accuracy> accuracies(long id) {
        Map<Forecaster, Accuracy> accuracies = new EnumMap<>(Forecaster.class);
        jdbc.sql("select forecaster, brier, log_loss, auc, intercept, slope from chance_measure where model_id = :id")
                .param("id", id)
                .query((RowCallbackHandler) row -> accuracies.put(
                        Forecaster.valueOf(row.getString("forecaster")),
                        new Accuracy(
                                row.getDouble("brier"),
                                row.getDouble("log_loss"),
                                number(row, "auc"),
                                number(row, "intercept"),
                                number(row, "slope"))));
        return accuracies;
    }

    private List<Bin> bins(long id) {
        return jdbc.sql(
                        "select bin, opportunities, foretold, won, low, high from chance_bin where model_id = :id order by bin")
                .param("id", id)
                .query((row, n) -> new Bin(
                        row.getInt("bin"),
                        row.getInt("opportunities"),
                        row.getDouble("foretold"),
                        row.getDouble("won"),
                        row.getDouble("low"),
                        row.getDouble("high")))
                .list();
    }

    private static ChanceRun run(ResultSet row, int number) throws SQLException {
        return new ChanceRun(
                row.getLong("id"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("finished_at").toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("problem"),
                row.getObject("opened_from", LocalDate.class),
                row.getObject("opened_to", LocalDate.class),
                row.getInt("decided"),
                row.getInt("won"),
                row.getInt("undecided"),
                row.getInt("examples"),
                row.getInt("held_out"),
                number(row, "gain"),
                number(row, "gain_error"),
                row.getInt("scored"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }
}
