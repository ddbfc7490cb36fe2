package peyvand.analytical.performance;

/** From opening to winning: of a quarter of those won at most the first, of half the second, of three quarters the third. */
public record Days(double quarter, double half, double threeQuarters) {}
