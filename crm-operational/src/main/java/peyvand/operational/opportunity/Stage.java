package peyvand.operational.opportunity;

import org.jspecify.annotations.Nullable;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.operational.field.Label;

/**
 * A step on the way to a sale.
 *
 * @param probability how many of a hundred that come here are won, as the company reckons
 * @param exitCriteria what has to be so before an opportunity moves on
 * @param staleDays whatever stays here for longer has gone stale; null: nothing does
 * @param retired nothing comes here any more
 */
public record Stage(
        StageId id,
        PipelineId pipeline,
        Label label,
        int probability,
        @Nullable String exitCriteria,
        @Nullable Integer staleDays,
        boolean retired,
        int version) {}
