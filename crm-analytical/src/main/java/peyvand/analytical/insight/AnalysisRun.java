package peyvand.analytical.insight;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of the analysis.
 *
 * @param askedBy who asked for it; null: it was night
 * @param step at which it is; null before the first
 * @param share of it that is done, 0 to 1
 * @param problem why it failed, for who runs the server
 * @param asOf as of which day customers were looked at; null until it has been read
 * @param buyers customers who have bought something
 * @param lines of orders that were read
 */
public record AnalysisRun(
        long id,
        RunState state,
        @Nullable String askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Step step,
        double share,
        boolean stopAsked,
        @Nullable String problem,
        @Nullable LocalDate asOf,
        @Nullable LocalDate boughtFrom,
        @Nullable LocalDate boughtTo,
        @Nullable Integer customers,
        @Nullable Integer buyers,
        @Nullable Integer orders,
        @Nullable Long lines) {}
