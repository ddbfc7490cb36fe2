package peyvand.analytical.product;

import java.time.LocalDate;

/** What was bought of a product in a month; the amount in the base currency. */
public record ProductMonth(LocalDate firstOn, double amount, int orders, int customers) {}
