package peyvand.analytical.insight;

import java.time.LocalDate;

/**
 * What was bought in a stretch of time. The amount is in the base currency.
 *
 * @param lastOn its last day
 * @param customers who bought
 * @param newcomers who bought for the first time
 * @param returners who had bought before: all others
 */
public record Period(
        Kind kind,
        LocalDate firstOn,
        LocalDate lastOn,
        int customers,
        int newcomers,
        int returners,
        int orders,
        double amount) {

    /** What stretches of time there are. */
    public enum Kind {
        GREGORIAN,
        JALALI,
        /** The latest thirty days, and the thirty before. */
        LATEST
    }

    /** Of those who bought, how many had bought before; from 0 to 1, not a number of none. */
    public double repeatRate() {
        return (double) returners / customers;
    }
}
