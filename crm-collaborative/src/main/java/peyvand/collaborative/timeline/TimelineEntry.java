package peyvand.collaborative.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;

/**
 * One thing that happened.
 *
 * @param what the kind of an order, or what was done to a record, in capitals
 * @param recordId what it happened to; 0 where there is no single record
 * @param title the number of an order; null for a change
 */
public record TimelineEntry(
        Instant at,
        boolean order,
        String what,
        RecordKind kind,
        long recordId,
        @Nullable String title,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String detail,
        Changes changes,
        @Nullable String actor) {}
