package peyvand.operational.home;

import peyvand.db.sql.Count;

/** How much there is of each, counted up to a cap. */
public record Figures(Count customers, Count contacts, Count products, Count orders) {}
