package peyvand.operational.competitor;

import peyvand.domain.CompetitorId;

/** A competitor as a field offers it. */
public record CompetitorChoice(CompetitorId id, String name) {}
