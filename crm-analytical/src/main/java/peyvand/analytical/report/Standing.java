package peyvand.analytical.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import peyvand.domain.StageId;

/**
 * What stood open in a stage at the end of a day.
 *
 * @param amount in the base currency, as the opportunities read now
 */
public record Standing(LocalDate day, StageId stage, long opportunities, BigDecimal amount) {}
