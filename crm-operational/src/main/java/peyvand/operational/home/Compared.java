package peyvand.operational.home;

/** How many in a time, and in the time as long before it. */
public record Compared(long number, long before) {}
