package peyvand.collaborative.timeline;

import java.math.BigDecimal;
import java.time.Instant;

/** An order, a return or a correction of books. */
public record OrderEntry(
        Instant at, long id, String kind, String state, String number, BigDecimal amount, String currency)
        implements TimelineEntry {}
