package peyvand.analytical.chance;

/** An opportunity as it once stood, and what became of it. */
record Example(long opportunity, Moment moment, boolean won) {}
