package peyvand.operational.relationship;

/**
 * A day to think of, as somebody writes it down.
 *
 * @param notice how many days before it the customer's owner is reminded, 0 to 60
 */
public record OccasionData(String label, Yearly yearly, int notice) {}
