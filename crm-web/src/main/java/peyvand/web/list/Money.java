package peyvand.web.list;

import java.math.BigDecimal;

/** An amount and its currency, side by side in a cell. */
public record Money(BigDecimal amount, String currency) {}
