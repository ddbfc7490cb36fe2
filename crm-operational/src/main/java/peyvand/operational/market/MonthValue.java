package peyvand.operational.market;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The value of a month. @param month its first day, in the calendar of the indicator */
public record MonthValue(LocalDate month, BigDecimal value) {}
