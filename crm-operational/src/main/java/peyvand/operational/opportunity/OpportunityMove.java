package peyvand.operational.opportunity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.Label;

/**
 * Where an opportunity came to.
 *
 * @param by whose doing it was; null where nobody's
 */
public record OpportunityMove(
        Instant at,
        Label stage,
        OpportunityState state,
        @Nullable String by) {}
